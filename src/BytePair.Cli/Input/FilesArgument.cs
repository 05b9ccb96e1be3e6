using BytePair.Cli.CommandLine;

namespace BytePair.Cli.Input;

/// <summary>The files of a command line, with <c>-</c> (or no file at all) for standard input.</summary>
internal sealed class FilesArgument(string description) : ToolArgument("file", description)
{
    /// <summary>An array, which needs no assembly of its own, as lists do.</summary>
    private string[] paths = [];
    private int count;

    public override string Description => base.Description + " '-' or no file: standard input.";

    public override bool TakesSeveral => true;

    public string[] Paths => count > 0 ? paths[..count] : [InputFiles.StandardInput];

    protected override string? Read(string word)
    {
        if (count == paths.Length)
        {
            Array.Resize(ref paths, Math.Max(1, 2 * count));
        }

        paths[count++] = word;
        return null;
    }
}
