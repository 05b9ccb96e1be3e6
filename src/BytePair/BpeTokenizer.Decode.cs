using System.Buffers;

namespace BytePair;

public sealed partial class BpeTokenizer
{
    /// <summary>Decodes ids to text. A special token gives its text.</summary>
    /// <param name="ids">The ids.</param>
    /// <returns>The text. Bytes that are no UTF-8, as when ids were cut within a character, become U+FFFD.</returns>
    /// <exception cref="UnknownTokenIdException">An id is no token of the encoding.</exception>
    /// <exception cref="OverflowException">The text would be longer than 2 GB.</exception>
    /// <remarks>Linear in the length of the text.</remarks>
    public string Decode(ReadOnlySpan<int> ids) => decoder.ToText(ids);

    /// <summary>Decodes ids to the exact bytes of their tokens.</summary>
    /// <param name="ids">The ids.</param>
    /// <returns>The bytes: UTF-8 if the ids were not cut within a character and come from UTF-8.</returns>
    /// <exception cref="UnknownTokenIdException">An id is no token of the encoding.</exception>
    /// <exception cref="OverflowException">There are more than 2 GB.</exception>
    /// <remarks>Linear in the number of bytes.</remarks>
    public byte[] DecodeToUtf8(ReadOnlySpan<int> ids) => decoder.ToUtf8(ids);

    /// <summary>Decodes ids to the exact bytes of their tokens, into a caller's writer.</summary>
    /// <param name="ids">The ids.</param>
    /// <param name="destination">Receives the bytes, once all ids are found to be known.</param>
    /// <exception cref="ArgumentNullException"><paramref name="destination"/> is null.</exception>
    /// <exception cref="UnknownTokenIdException">An id is no token of the encoding; nothing has been written.</exception>
    /// <remarks>Linear in the number of bytes.</remarks>
    public void DecodeToUtf8(ReadOnlySpan<int> ids, IBufferWriter<byte> destination)
    {
        ThrowHelper.IfNull(destination, nameof(destination));
        decoder.ToUtf8(ids, destination);
    }
}
