namespace BytePair.Cli.Output;

/// <summary>Whoever read our output has left (<c>bytepair encode big.txt | head -c 100</c>). That is no error.</summary>
internal sealed class ClosedPipeException() : Exception("The reader of standard output has gone.");
