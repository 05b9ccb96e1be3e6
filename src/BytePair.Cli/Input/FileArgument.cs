using BytePair.Cli.CommandLine;

namespace BytePair.Cli.Input;

/// <summary>The file of a command that takes one, with <c>-</c> (or no file at all) for standard input.</summary>
internal sealed class FileArgument(string description) : ToolArgument("file", description)
{
    public override string Description => base.Description + " '-' or no file: standard input.";

    public string Path { get; private set; } = InputFiles.StandardInput;

    protected override string? Read(string word)
    {
        Path = word;
        return null;
    }
}
