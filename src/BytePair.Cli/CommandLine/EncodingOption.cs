namespace BytePair.Cli.CommandLine;

/// <summary><c>--encoding</c>: one of the encodings that have a name.</summary>
internal sealed class EncodingOption : TextOption
{
    public EncodingOption(string description)
        : base("--encoding", "NAME", description)
    {
        Alias = "-e";
        Suggestions = () => BpeTokenizer.EncodingNames;
    }

    public override string Description => $"{base.Description} One of {KnownEncodings.Names}.";

    protected override string? Read(string word) => base.Read(word) ?? (KnownEncodings.Contains(word) ? null : KnownEncodings.Unknown(word).Message);
}
