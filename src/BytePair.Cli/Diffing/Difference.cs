namespace BytePair.Cli.Diffing;

/// <summary>A stretch of text that two encodings cut otherwise, as it is shown.</summary>
/// <param name="Number">How many there were before it.</param>
/// <param name="Path">The file.</param>
/// <param name="Line">Its line there.</param>
/// <param name="Cut">The stretch as one encoding cuts it.</param>
/// <param name="OtherCut">The same of the other.</param>
/// <param name="Tokens">The tokens of one.</param>
/// <param name="OtherTokens">The tokens of the other.</param>
internal sealed record Difference(long Number, string Path, long Line, string Cut, string OtherCut, int Tokens, int OtherTokens);
