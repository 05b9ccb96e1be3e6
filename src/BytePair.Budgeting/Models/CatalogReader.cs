namespace BytePair.Budgeting.Models;

/// <summary>Reads a catalogue, which may come from anywhere: its size and depth have bounds, and whatever is wrong is said with its place.</summary>
internal static class CatalogReader
{
    /// <summary>A hundred times what the catalogue of the library takes.</summary>
    public const int MaxBytes = 16 << 20;

    /// <summary>Reads all models and families of packed JSON into <paramref name="contents"/>.</summary>
    public static void ReadPacked(byte[] packed, CatalogContents contents)
    {
        CatalogNode root = new(packed);
        Dictionary<string, CatalogNode> fields = new(StringComparer.Ordinal);
        foreach (CatalogNode value in root.Fields())
        {
            fields[value.Field] = value.Field is "asOf" or "models" or "families" ? value : throw value.Unknown("asOf", "models", "families");
        }

        contents.AsOf = fields.TryGetValue("asOf", out CatalogNode? asOf)
            ? asOf.Date()
            : throw root.Wrong("has to say of which day its facts are, in the field asOf");
        if (fields.TryGetValue("models", out CatalogNode? models))
        {
            ReadModels(models, contents, asOf.Date());
        }

        if (fields.TryGetValue("families", out CatalogNode? families))
        {
            ReadFamilies(families, contents);
        }
    }

    /// <summary>Reads a stream to its end, but no more than <see cref="MaxBytes"/> of it.</summary>
    public static byte[] ReadToEnd(Stream stream)
    {
        using var copy = new MemoryStream();
        byte[] buffer = new byte[16384];
        for (int read = stream.Read(buffer, 0, buffer.Length); read > 0; read = stream.Read(buffer, 0, buffer.Length))
        {
            copy.Write(buffer, 0, read);
            if (copy.Length > MaxBytes)
            {
                throw TooLong();
            }
        }

        return copy.ToArray();
    }

    private static void ReadModels(CatalogNode models, CatalogContents contents, DateTime asOf)
    {
        HashSet<string> names = new(StringComparer.Ordinal);
        foreach (CatalogNode model in models.Items())
        {
            CatalogNode field = model.FindField("name") ?? throw model.Wrong("has to have a name");
            string name = field.Name();
            if (!names.Add(name))
            {
                throw field.Wrong($"names '{name}' for the second time");
            }

            contents.Put(ModelReader.Read(model, contents.Find(name) ?? new ModelInfo(name), asOf));
        }
    }

    private static void ReadFamilies(CatalogNode families, CatalogContents contents)
    {
        foreach (CatalogNode family in families.Items())
        {
            CatalogNode? prefix = null;
            CatalogNode? model = null;
            foreach (CatalogNode value in family.Fields())
            {
                (prefix, model) = value.Field switch
                {
                    "prefix" => (value, model),
                    "model" => (prefix, value),
                    _ => throw value.Unknown("prefix", "model"),
                };
            }

            if (prefix is null || model is null)
            {
                throw family.Wrong("has to have a prefix, and the model that the family is like");
            }

            contents.PutFamily(prefix.Name(), contents.Find(model.Name()) is not null ? model.Name() : throw model.Wrong("is no model of the catalogue"));
        }
    }

    public static InvalidDataException TooLong() => new($"The catalogue of models is longer than {MaxBytes} bytes, which is more than any needs.");
}
