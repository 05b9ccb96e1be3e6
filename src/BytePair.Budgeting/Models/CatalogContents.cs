namespace BytePair.Budgeting.Models;

/// <summary>What a catalogue holds, while it is filled; not changed any more once a catalogue has it.</summary>
internal sealed class CatalogContents
{
    private readonly Dictionary<string, ModelInfo> models = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> aliases = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> azureNames = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> families = new(StringComparer.Ordinal);

    public CatalogContents()
    {
    }

    public CatalogContents(CatalogContents other)
    {
        AsOf = other.AsOf;
        Copy(other.models, models);
        Copy(other.aliases, aliases);
        Copy(other.azureNames, azureNames);
        Copy(other.families, families);
    }

    public DateTime? AsOf { get; set; }

    /// <summary>Every name that stands for a model.</summary>
    public IEnumerable<string> Names => models.Keys.Concat(aliases.Keys).Concat(azureNames.Keys);

    /// <summary>The beginnings of names, each with the model that the family is like.</summary>
    public IEnumerable<KeyValuePair<string, string>> Families => families;

    /// <summary>All models in the order of their names.</summary>
    public ModelInfo[] SortedModels()
    {
        ModelInfo[] sorted = new ModelInfo[models.Count];
        models.Values.CopyTo(sorted, 0);
        Array.Sort(sorted, (one, other) => string.CompareOrdinal(one.Name, other.Name));
        return sorted;
    }

    public ModelInfo? Find(string name) => models.TryGetValue(name, out ModelInfo? model) ? model : null;

    public ModelInfo? FindAlias(string name) => aliases.TryGetValue(name, out string? model) ? models[model] : null;

    public ModelInfo? FindAzureName(string name) => azureNames.TryGetValue(name, out string? model) ? models[model] : null;

    /// <summary>Adds a model, or puts it in the place of the one of its name; further names of the old one are forgotten.</summary>
    public void Put(ModelInfo model)
    {
        if (Find(model.Name) is { } old)
        {
            Forget(old.Aliases, old.Name, aliases);
            Forget(old.AzureNames, old.Name, azureNames);
        }

        models[model.Name] = model;
        Point(model.Aliases, model.Name, aliases);
        Point(model.AzureNames, model.Name, azureNames);
    }

    public void PutFamily(string prefix, string model) => families[prefix] = model;

    private static void Copy<T>(Dictionary<string, T> from, Dictionary<string, T> to)
    {
        foreach (KeyValuePair<string, T> entry in from)
        {
            to.Add(entry.Key, entry.Value);
        }
    }

    private static void Point(IReadOnlyList<string> names, string model, Dictionary<string, string> modelOfName)
    {
        foreach (string name in names)
        {
            modelOfName[name] = model;
        }
    }

    /// <summary>A name may have gone over to another model in the meantime: that one keeps it.</summary>
    private static void Forget(IReadOnlyList<string> names, string model, Dictionary<string, string> modelOfName)
    {
        foreach (string name in names)
        {
            if (modelOfName.TryGetValue(name, out string? holder) && string.Equals(holder, model, StringComparison.Ordinal))
            {
                modelOfName.Remove(name);
            }
        }
    }
}
