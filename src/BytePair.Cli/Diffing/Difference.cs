namespace BytePair.Cli.Diffing;

/// <summary>A stretch of text that two encodings cut otherwise, as it is shown.</summary>
internal sealed record Difference(string Path, long Line, string Cut, string OtherCut, int Tokens, int OtherTokens);
