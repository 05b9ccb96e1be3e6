namespace BytePair.Cli.Input;

/// <summary>A file to read.</summary>
/// <param name="Path">Its path, as messages and tables show it; <c>-</c> is standard input.</param>
/// <param name="IsNamed">Whether the command line names it: then it is read whatever it is. Else a folder or a pattern brought it up.</param>
internal sealed record InputPath(string Path, bool IsNamed);
