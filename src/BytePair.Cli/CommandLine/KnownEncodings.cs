namespace BytePair.Cli.CommandLine;

/// <summary>The encodings that have a name, apart from the options that name them: a plain command line needs no parser.</summary>
internal static class KnownEncodings
{
    public const string Default = "o200k_base";

    /// <summary>All of them, for messages.</summary>
    public static string Names => string.Join(", ", BpeTokenizer.EncodingNames);

    /// <summary>Whether it is one of <see cref="BpeTokenizer.EncodingNames"/>.</summary>
    public static bool Contains(string name)
    {
        IReadOnlyList<string> names = BpeTokenizer.EncodingNames;
        for (int i = 0; i < names.Count; i++)
        {
            if (string.Equals(names[i], name, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The tokenizer of that name.</summary>
    /// <exception cref="CommandFailedException">There is none.</exception>
    public static BpeTokenizer Get(string name) =>
        Contains(name) ? BpeTokenizer.ForEncoding(name) : throw Unknown(name);

    /// <summary>What is wrong with a name that is none, and which there are.</summary>
    public static CommandFailedException Unknown(string name) => new($"unknown encoding '{name}'. Use one of {Names}.");
}
