using System.Buffers;

namespace BytePair.Normalization;

/// <summary>Changes text before it is cut into pieces, as a model's file says. Stateless, and safe for any number of threads.</summary>
internal interface INormalizer
{
    /// <summary>
    /// Writes the normalized form of a text, unless that is the text itself: false then, and nothing is written. Bytes that are no
    /// UTF-8 stay as they are, and what stands on either side of them is normalized by itself.
    /// </summary>
    /// <param name="text">A whole text in UTF-8, well-formed or not.</param>
    /// <param name="normalized">Receives the normalized text.</param>
    bool TryChange(ReadOnlySpan<byte> text, IBufferWriter<byte> normalized);

    /// <summary>Whether the normalized form of a text is another: looked for up to the first difference only.</summary>
    bool Changes(ReadOnlySpan<byte> text);

    /// <summary>
    /// True if the two parts of a text on either side of a position, where a character begins, have the normalized form of the whole
    /// when each is normalized by itself and the results are put together. May be false where that is so.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="position">Above 0 and below the text's length, in bytes.</param>
    bool IsBoundary(ReadOnlySpan<byte> text, int position);
}
