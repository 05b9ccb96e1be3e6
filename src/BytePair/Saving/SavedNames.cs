namespace BytePair.Saving;

/// <summary>The name of an encoding, and its special tokens, as sections.</summary>
internal static class SavedNames
{
    private static readonly uint NameSection = SavedFormat.Tag("NAME");
    private static readonly uint SpecialSection = SavedFormat.Tag("SPEC");

    public static void Write(string name, IReadOnlyList<KeyValuePair<string, int>> specialTokens, SavedFileWriter file)
    {
        var fields = new FieldWriter();
        fields.Add(name);
        file.Add(NameSection, fields.ToArray());
        fields = new FieldWriter();
        foreach (KeyValuePair<string, int> token in specialTokens)
        {
            fields.Add(token.Key);
            fields.Add(token.Value);
        }

        file.Add(SpecialSection, fields.ToArray());
    }

    /// <exception cref="InvalidDataException">The section isn't as it was written.</exception>
    public static string ReadName(SavedFileReader file) => new FieldReader(file.Section(NameSection)).ReadText();

    /// <summary>The text and the id of each special token, each text once.</summary>
    /// <exception cref="InvalidDataException">The section isn't as it was written.</exception>
    public static KeyValuePair<string, int>[] ReadSpecialTokens(SavedFileReader file)
    {
        var tokens = new List<KeyValuePair<string, int>>();
        var texts = new HashSet<string>(StringComparer.Ordinal);
        var fields = new FieldReader(file.Section(SpecialSection));
        while (!fields.IsAtEnd)
        {
            var token = new KeyValuePair<string, int>(fields.ReadText(), fields.ReadNumber());
            if (token.Key.Length == 0 || token.Value is < 0 or int.MaxValue || !texts.Add(token.Key))
            {
                throw SavedFileReader.Damaged($"it can't have the special token '{token.Key}' with the id {token.Value}");
            }

            tokens.Add(token);
        }

        return [.. tokens];
    }
}
