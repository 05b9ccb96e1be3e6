namespace BytePair.Blocks;

/// <summary>A source that is waited for.</summary>
internal interface IAwaitableText : ITextSource
{
    /// <summary>Writes the next bytes of UTF-8 into <paramref name="room"/> (at least <see cref="BlockEncoder.LeastRoom"/>) and returns how many; 0 only at the end.</summary>
    ValueTask<int> ReadAsync(ArraySegment<byte> room, CancellationToken cancellationToken);
}
