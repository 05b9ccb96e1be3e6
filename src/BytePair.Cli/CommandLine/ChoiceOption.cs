using System.CommandLine;

namespace BytePair.Cli.CommandLine;

/// <summary>An option whose value is one of a few words.</summary>
internal static class ChoiceOption
{
    public static Option<T> Create<T>(string name, string description, params (string Word, T Value)[] choices)
    {
        // By hand: the framework's conversion of pairs isn't compiled ahead.
        string[] words = new string[choices.Length];
        for (int i = 0; i < words.Length; i++)
        {
            words[i] = choices[i].Word;
        }

        var option = new Option<T>(name)
        {
            HelpName = string.Join('|', words),
            Description = description,
            CustomParser = argument =>
            {
                string word = argument.Tokens[^1].Value;
                int index = Array.IndexOf(words, word);
                if (index < 0)
                {
                    argument.AddError($"{name} can't be '{word}': use one of {string.Join(", ", words)}.");
                    return default;
                }

                return choices[index].Value;
            },
        };
        option.CompletionSources.Add(words);
        return option;
    }
}
