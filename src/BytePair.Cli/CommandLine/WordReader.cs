namespace BytePair.Cli.CommandLine;

/// <summary>
/// Reads command lines that are right and usual, which nearly all are, by themselves: <c>--name value</c>, <c>--name=value</c>, <c>-n value</c>, flags and
/// arguments in any order. What is wrong, unusual (<c>-nvalue</c>, <c>--</c>, a text that begins with a dash) or for help is left to <see cref="Parser"/>,
/// whose types take as long to load as half an empty process takes to run. Where this one reads a line, the parser would read the same.
/// </summary>
internal static class WordReader
{
    /// <summary>Gives a command its words; null where the parser has to.</summary>
    /// <param name="command">A new command.</param>
    /// <param name="words">The words behind its name.</param>
    /// <returns>The command that is to run: the one given, or one below it.</returns>
    public static ToolCommand? Read(ToolCommand command, ReadOnlySpan<string> words)
    {
        ToolCommand[] below = command.Subcommands;
        if (words.Length > 0 && Find(below, words[0]) is { } subcommand)
        {
            return Read(subcommand, words[1..]);
        }

        Parameter[] parameters = command.Parameters;
        for (int i = 0; i < words.Length; i++)
        {
            string word = words[i];
            bool isRead = IsPlain(word)
                ? Find(below, word) is null && NextArgument(parameters) is { } argument && argument.Take(word) is null
                : TryTakeOption(parameters, word, words, ref i);
            if (!isRead)
            {
                return null;
            }
        }

        return Array.TrueForAll(parameters, parameter => parameter.IsGiven || !parameter.IsRequired) && command.Check() is null ? command : null;
    }

    private static bool TryTakeOption(Parameter[] parameters, string word, ReadOnlySpan<string> words, ref int i)
    {
        int equals = word.IndexOf('=', StringComparison.Ordinal);
        if (FindOption(parameters, equals < 0 ? word : word[..equals]) is not { } option || (option.IsGiven && !option.TakesSeveral))
        {
            return false;
        }

        if (option.ValueName is null)
        {
            // The parser takes "true" and "false" behind a flag for its value.
            return equals < 0 && (i + 1 == words.Length || !bool.TryParse(words[i + 1], out _)) && option.Take(word) is null;
        }

        string value = equals >= 0 ? word[(equals + 1)..] : ++i < words.Length ? words[i] : "";
        return IsPlain(value) && option.Take(value) is null;
    }

    /// <summary>A word that is nothing but itself: it begins like no option, or is the name of standard input.</summary>
    private static bool IsPlain(string word) => word is "-" or [not '-', ..];

    private static ToolArgument? NextArgument(Parameter[] parameters) =>
        (ToolArgument?)Array.Find(parameters, parameter => parameter is ToolArgument && (!parameter.IsGiven || parameter.TakesSeveral));

    private static ToolOption? FindOption(Parameter[] parameters, string name) =>
        (ToolOption?)Array.Find(parameters, parameter => parameter is ToolOption option && (string.Equals(option.Name, name, StringComparison.Ordinal) || string.Equals(option.Alias, name, StringComparison.Ordinal)));

    private static ToolCommand? Find(ToolCommand[] commands, string name) => Array.Find(commands, command => string.Equals(command.Name, name, StringComparison.Ordinal));
}
