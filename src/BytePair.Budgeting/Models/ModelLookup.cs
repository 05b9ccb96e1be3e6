namespace BytePair.Budgeting.Models;

/// <summary>
/// Finds a model by what a user calls it. A name is tried as it is, then with less and less of it, from what says most to what says
/// least:
/// <code>
/// azure/gpt-4o-2029-01-01      a provider is before it: what follows is looked for
///       gpt-4o-2029-01-01      not listed; without its date it is
///       gpt-4o                 listed: a snapshot
/// ft:gpt-4.1-mini:org::id      fine-tuned: gpt-4.1-mini is looked for, and prices of ft:gpt-4.1-mini
/// gpt-4o-nova                  no date; the longest listed name that ends before a hyphen is gpt-4o: a family
/// gpt-6-nova                   no such name, but a family's beginning: gpt-6
/// </code>
/// A name that is longer than any is refused at once, so that the time doesn't depend on what is asked.
/// </summary>
internal static class ModelLookup
{
    /// <summary>A fine-tuned model's name has those of its base, of an organisation and of itself.</summary>
    private const int MaxAskedLength = 3 * ModelErrors.MaxNameLength;

    private const string FineTunedPrefix = "ft:";
    private const string OldFineTunedMark = ":ft-";

    private static readonly string[] Providers = ["openai/", "openrouter/openai/"];
    private static readonly string[] AzureProviders = ["azure/", "azure_ai/", "azure-openai/"];

    public static ModelMatch? Find(string name, CatalogContents contents) =>
        name.Length is 0 or > MaxAskedLength ? null : Named(name, contents) ?? WithProvider(name, contents) ?? FineTuned(name, contents) ?? Family(name, contents);

    private static ModelMatch? Named(string name, CatalogContents contents) => Listed(name, contents) ?? Dated(name, contents);

    private static ModelMatch? Listed(string name, CatalogContents contents)
    {
        if (contents.Find(name) is { } model)
        {
            return new(name, model, ModelMatchKind.Exact);
        }

        if (contents.FindAlias(name) is { } alias)
        {
            return new(name, alias, ModelMatchKind.Alias);
        }

        return contents.FindAzureName(name) is { } azure ? OnAzure(name, azure) : null;
    }

    private static ModelMatch? Dated(string name, CatalogContents contents) =>
        SnapshotDate.LengthOf(name) is > 0 and int length && Listed(name.Substring(0, name.Length - length), contents) is { } undated
            ? Like(name, undated.Model, undated.Model.Prices, Later(undated.Kind, ModelMatchKind.Snapshot))
            : null;

    private static ModelMatch? WithProvider(string name, CatalogContents contents)
    {
        if (After(name, Providers) is { } rest)
        {
            return Find(rest, contents) is { } match ? new(name, match.Model, Later(match.Kind, ModelMatchKind.Alias)) : null;
        }

        return After(name, AzureProviders) is { } deployment && Find(deployment, contents) is { } found
            ? OnAzure(name, found.Model, found.Kind)
            : null;
    }

    private static ModelMatch? FineTuned(string name, CatalogContents contents)
    {
        if (BaseOfFineTuned(name) is not { } baseName || Find(baseName, contents) is not { Kind: not ModelMatchKind.FineTuned } found)
        {
            return null;
        }

        string tunedName = FineTunedPrefix + baseName;
        ModelInfo? tuned = contents.Find(tunedName) ?? contents.Find(tunedName.Substring(0, tunedName.Length - SnapshotDate.LengthOf(baseName)));
        ModelMatchKind kind = Later(found.Kind, ModelMatchKind.FineTuned);
        return tuned is null
            ? Like(name, found.Model, null, kind)
            : new(name, tuned with { Name = Shortened(name), BaseModel = found.Model.Name }, kind);
    }

    /// <summary>The base of <c>ft:base:organisation:name:id</c>, or of the older <c>base:ft-organisation-name-date</c>; null for other names.</summary>
    private static string? BaseOfFineTuned(string name)
    {
        if (name.StartsWith(FineTunedPrefix, StringComparison.Ordinal))
        {
            int end = name.IndexOf(':', FineTunedPrefix.Length);
            return name.Substring(FineTunedPrefix.Length, (end < 0 ? name.Length : end) - FineTunedPrefix.Length);
        }

        int mark = name.IndexOf(OldFineTunedMark, StringComparison.Ordinal);
        return mark < 0 ? null : name.Substring(0, mark);
    }

    private static ModelMatch? Family(string name, CatalogContents contents)
    {
        // A family isn't looked for among fine-tuned models: their base is.
        if (name.AsSpan().IndexOf(':') >= 0)
        {
            return null;
        }

        ModelInfo? like = null;
        int longest = 0;
        for (int end = name.LastIndexOf('-'); end > 0 && like is null; end = name.LastIndexOf('-', end - 1))
        {
            like = Named(name.Substring(0, end), contents)?.Model;
            longest = end;
        }

        foreach (KeyValuePair<string, string> family in contents.Families)
        {
            if (family.Key.Length > (like is null ? 0 : longest) && Begins(name, family.Key))
            {
                (like, longest) = (contents.Find(family.Value), family.Key.Length);
            }
        }

        return like is null ? null : Like(name, like with { Dimensions = null }, null, ModelMatchKind.Family);
    }

    /// <summary>Whether a name begins so; <c>gpt-60</c> isn't of the family <c>gpt-6</c>.</summary>
    private static bool Begins(string name, string prefix) =>
        name.StartsWith(prefix, StringComparison.Ordinal) &&
        !(name.Length > prefix.Length && IsDigit(name[prefix.Length]) && IsDigit(prefix[prefix.Length - 1]));

    private static bool IsDigit(char symbol) => symbol is >= '0' and <= '9';

    /// <summary>A model of another name of which no more is known than that it is like one of the catalogue.</summary>
    private static ModelMatch Like(string name, ModelInfo model, ModelPrices? prices, ModelMatchKind kind)
    {
        ModelInfo like = model with
        {
            Name = Shortened(name),
            BaseModel = model.Name,
            Aliases = TextList.Empty,
            AzureNames = TextList.Empty,
            CurrentSnapshot = null,
            Snapshots = TextList.Empty,
            ReleaseDate = null,
            ShutdownDate = null,
            IsShutDown = false,
            Prices = prices,
        };
        return new(name, like, kind);
    }

    /// <summary>Azure's dates for the end of a model are its own.</summary>
    private static ModelMatch OnAzure(string name, ModelInfo model, ModelMatchKind kind = ModelMatchKind.Exact) =>
        new(name, model with { ShutdownDate = null, IsShutDown = false }, Later(kind, ModelMatchKind.AzureDeployment));

    private static string Shortened(string name) => name.Length <= ModelErrors.MaxNameLength ? name : name.Substring(0, ModelErrors.MaxNameLength);

    private static ModelMatchKind Later(ModelMatchKind one, ModelMatchKind other) => one > other ? one : other;

    private static string? After(string name, string[] prefixes) =>
        Array.Find(prefixes, prefix => name.StartsWith(prefix, StringComparison.Ordinal)) is { } prefix ? name.Substring(prefix.Length) : null;
}
