namespace BytePair.Blocks;

/// <summary>A source that is read at once.</summary>
internal interface IReadableText : ITextSource
{
    /// <summary>Writes the next bytes of UTF-8 into <paramref name="room"/> (at least <see cref="BlockEncoder.LeastRoom"/>) and returns how many; 0 only at the end.</summary>
    int Read(ArraySegment<byte> room);
}
