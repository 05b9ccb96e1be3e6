namespace BytePair.Cli.CommandLine;

/// <summary>
/// A command: what it is called, what its command lines may say, and what it does. That is declared here once; what reads command lines, help and
/// completion all go by it. An instance is for one command line, whose values its parameters have when it runs.
/// </summary>
/// <param name="fullName">The words that lead to it, of which the last is its own name.</param>
/// <param name="description">One line for help.</param>
internal abstract class ToolCommand(string fullName, string description)
{
    /// <summary>As <c>models show</c>.</summary>
    public string FullName => fullName;

    public string Name => fullName[(fullName.LastIndexOf(' ') + 1)..];

    public string Description => description;

    /// <summary>What help ends with: examples, and what else is worth a word.</summary>
    public abstract string Examples { get; }

    /// <summary>Arguments in their order, options in the order of help.</summary>
    public abstract Parameter[] Parameters { get; }

    /// <summary>The commands below this one, as <c>show</c> in <c>models show</c>.</summary>
    public virtual ToolCommand[] Subcommands => [];

    /// <summary>What is wrong with parameters together that are right by themselves; null if nothing is.</summary>
    public virtual string? Check() => null;

    /// <summary>Does it; returns the exit code.</summary>
    public abstract int Run();
}
