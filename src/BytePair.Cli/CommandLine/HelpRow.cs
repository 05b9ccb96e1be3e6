namespace BytePair.Cli.CommandLine;

/// <summary>A row of two columns in a help text.</summary>
internal sealed record HelpRow(string Name, string Explanation);
