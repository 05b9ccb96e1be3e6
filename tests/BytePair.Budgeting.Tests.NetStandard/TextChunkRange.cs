namespace BytePair.Budgeting;

/// <summary>What the netstandard2.0 build lacks, since that framework has no ranges; tests of both builds read alike.</summary>
internal static class TextChunkRange
{
    extension(TextChunk chunk)
    {
        public Range Range => (int)chunk.Start..(int)chunk.End;
    }
}
