namespace BytePair.Cli.CommandLine;

/// <summary>
/// A place for words of a command line: an option, or an argument. Whoever reads the line hands over the words; the place says what is wrong
/// with one, and has their value when the command runs.
/// </summary>
internal abstract class Parameter(string name, string description)
{
    /// <summary>As it is written on the command line, or, of an argument, as help calls it.</summary>
    public string Name => name;

    /// <summary>For help.</summary>
    public virtual string Description => description;

    /// <summary>What help calls its word; null if it takes none.</summary>
    public abstract string? ValueName { get; }

    /// <summary>Whether no command line does without it.</summary>
    public bool IsRequired { get; init; }

    /// <summary>Whether it may be given several times.</summary>
    public virtual bool TakesSeveral => false;

    /// <summary>The words that a shell offers for it, if they are known.</summary>
    public Func<IEnumerable<string>>? Suggestions { get; init; }

    /// <summary>Whether the command line has it.</summary>
    public bool IsGiven { get; private set; }

    /// <summary>Takes a word; returns what is wrong with it, or null.</summary>
    public string? Take(string word)
    {
        IsGiven = true;
        return Read(word);
    }

    /// <summary>Keeps the value of a word; returns what is wrong with it, or null.</summary>
    protected abstract string? Read(string word);
}
