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
                : TryTakeOption(parameters, words, ref i);
            if (!isRead)
            {
                return null;
            }
        }

        return HasRequired(parameters) && command.Check() is null ? command : null;
    }

    private static bool TryTakeOption(Parameter[] parameters, ReadOnlySpan<string> words, ref int i)
    {
        string word = words[i];
        if (FindOption(parameters, word) is not { } option)
        {
            return TryTakeJoined(parameters, word);
        }

        if (option.ValueName is null)
        {
            // The parser takes "true" and "false" behind a flag for its value.
            return !option.IsGiven && (i + 1 == words.Length || !bool.TryParse(words[i + 1], out _)) && option.Take(word) is null;
        }

        return ++i < words.Length && TryTake(option, words[i]);
    }

    /// <summary>As <c>--name=value</c>.</summary>
    private static bool TryTakeJoined(Parameter[] parameters, string word)
    {
        int equals = word.IndexOf('=', StringComparison.Ordinal);
        return equals > 0 && FindOption(parameters, word[..equals]) is { ValueName: not null } option && TryTake(option, word[(equals + 1)..]);
    }

    private static bool TryTake(ToolOption option, string value) => (!option.IsGiven || option.TakesSeveral) && IsPlain(value) && option.Take(value) is null;

    /// <summary>A word that is nothing but itself: it begins like no option, or is the name of standard input.</summary>
    private static bool IsPlain(string word) => word is "-" or [not '-', ..];

    // Loops, where the framework has a search for each: what it takes to load these is more than what it takes to search.
    private static bool HasRequired(Parameter[] parameters)
    {
        foreach (Parameter parameter in parameters)
        {
            if (parameter.IsRequired && !parameter.IsGiven)
            {
                return false;
            }
        }

        return true;
    }

    private static ToolArgument? NextArgument(Parameter[] parameters)
    {
        foreach (Parameter parameter in parameters)
        {
            if (parameter is ToolArgument argument && (!argument.IsGiven || argument.TakesSeveral))
            {
                return argument;
            }
        }

        return null;
    }

    private static ToolOption? FindOption(Parameter[] parameters, string name)
    {
        foreach (Parameter parameter in parameters)
        {
            if (parameter is ToolOption option && (string.Equals(option.Name, name, StringComparison.Ordinal) || string.Equals(option.Alias, name, StringComparison.Ordinal)))
            {
                return option;
            }
        }

        return null;
    }

    private static ToolCommand? Find(ToolCommand[] commands, string name)
    {
        foreach (ToolCommand command in commands)
        {
            if (string.Equals(command.Name, name, StringComparison.Ordinal))
            {
                return command;
            }
        }

        return null;
    }
}
