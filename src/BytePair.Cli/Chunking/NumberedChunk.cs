using BytePair.Budgeting;

namespace BytePair.Cli.Chunking;

/// <summary>A chunk, its number from 0 on, and the name of the file that it was written to, if any.</summary>
internal sealed record NumberedChunk(int Index, TextChunk Chunk, string? FileName);
