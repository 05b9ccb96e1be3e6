using BytePair.Cli.CommandLine;

namespace BytePair.Cli.Input;

/// <summary>The files of a command line, with <c>-</c> (or no file at all) for standard input.</summary>
internal sealed class FilesArgument(string description) : ToolArgument("file", description)
{
    private readonly List<string> paths = [];

    public override string Description => base.Description + " '-' or no file: standard input.";

    public override bool TakesSeveral => true;

    public string[] Paths => paths.Count > 0 ? [.. paths] : [InputFiles.StandardInput];

    protected override string? Read(string word)
    {
        paths.Add(word);
        return null;
    }
}
