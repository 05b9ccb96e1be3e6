namespace BytePair.Cli.CommandLine;

/// <summary>The command can't do what was asked. The message is the one line that the user reads.</summary>
internal sealed class CommandFailedException(string message) : Exception(message);
