namespace BytePair;

/// <summary>Ids decode to bytes that are no UTF-8, and the caller asked to refuse them (<see cref="InvalidUtf8Handling.Throw"/>).</summary>
public sealed class InvalidUtf8Exception : ArgumentException
{
    internal InvalidUtf8Exception(long bytePosition)
        : base($"The bytes of the ids are no UTF-8 from byte {bytePosition} on. Were the ids cut within a character? " +
               "Decode them to bytes (DecodeToUtf8), or with U+FFFD in their place (InvalidUtf8Handling.Replace).") =>
        BytePosition = bytePosition;

    /// <summary>
    /// Where the first such byte is in the UTF-8 of all ids, in bytes; in a stream of ids, from its beginning. Skipped special
    /// tokens don't count.
    /// </summary>
    public long BytePosition { get; }
}
