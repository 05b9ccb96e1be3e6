namespace BytePair.Cli.Output;

/// <summary>Standard output can't be written (a full disk): no use in going on to the next file.</summary>
internal sealed class OutputFailedException(string message) : Exception(message);
