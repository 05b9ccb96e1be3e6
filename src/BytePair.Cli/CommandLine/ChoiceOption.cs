namespace BytePair.Cli.CommandLine;

/// <summary>An option whose value is one of a few words. Help has them in the place of the value, or, where that has a name, behind the description.</summary>
internal class ChoiceOption : ToolOption
{
    private readonly string? valueName;
    private readonly string[] words;

    public ChoiceOption(string name, string description, params string[] words)
        : base(name, description)
    {
        this.words = words;
        Suggestions = () => this.words;
    }

    public ChoiceOption(string name, string valueName, string description, string[] words)
        : this(name, description, words) => this.valueName = valueName;

    public override string ValueName => valueName ?? string.Join('|', words);

    public override string Description => valueName is null ? base.Description : $"{base.Description}: {string.Join(", ", words)}.";

    /// <summary>One of the words; null if it isn't given.</summary>
    public string? Value { get; private set; }

    protected override string? Read(string word)
    {
        Value = word;
        return Array.IndexOf(words, word) >= 0 ? null : $"{Name} can't be '{word}': use {Listed()}.";
    }

    /// <summary>As <c>auto, always or never</c>.</summary>
    private string Listed() => $"{string.Join(", ", words[..^1])} or {words[^1]}";
}
