namespace BytePair.Cli.Counting;

/// <summary>Whole lines of a file.</summary>
/// <param name="Text">The lines, with their ends.</param>
/// <param name="FirstLine">The number of the first, from 1 on.</param>
internal sealed record LineBlock(ReadOnlyMemory<byte> Text, long FirstLine);
