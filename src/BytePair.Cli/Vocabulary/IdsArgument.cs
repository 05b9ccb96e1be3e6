using System.Globalization;
using BytePair.Cli.CommandLine;

namespace BytePair.Cli.Vocabulary;

/// <summary>Ids of tokens on a command line.</summary>
internal sealed class IdsArgument(string description) : ToolArgument("id", description)
{
    public override bool TakesSeveral => true;

    public List<int> Values { get; } = [];

    protected override string? Read(string word)
    {
        if (!int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out int id))
        {
            return $"'{word}' is no id: use a whole number from 0 on.";
        }

        Values.Add(id);
        return null;
    }
}
