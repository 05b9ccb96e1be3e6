namespace BytePair.Saving;

/// <summary>What says how text is cut into pieces, and what becomes of it before, as it is saved: in the words in which it was given, and is read again.</summary>
/// <param name="kind">In whose words: one of the names here, or that of a format of files.</param>
/// <param name="text">The words.</param>
internal sealed class SavedRules(string kind, string text)
{
    /// <summary>The text is the name of an encoding that is built in.</summary>
    public const string BuiltIn = "encoding";

    /// <summary>The text is a pattern as tiktoken has it.</summary>
    public const string Tiktoken = "tiktoken";

    /// <summary>The text is a small tokenizer.json, without the vocabulary.</summary>
    public const string TokenizerJson = "tokenizer.json";

    private static readonly uint Section = SavedFormat.Tag("RULE");

    public string Kind => kind;

    public string Text => text;

    /// <exception cref="InvalidDataException">The section isn't as it was written.</exception>
    public static SavedRules Read(SavedFileReader file)
    {
        var fields = new FieldReader(file.Section(Section));
        string kind = fields.ReadText();
        return new SavedRules(kind, fields.ReadText());
    }

    public void Write(SavedFileWriter file)
    {
        var fields = new FieldWriter();
        fields.Add(kind);
        fields.Add(text);
        file.Add(Section, fields.ToArray());
    }
}
