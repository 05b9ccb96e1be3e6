#if !NET
using System.Buffers;

namespace System.Text;

/// <summary>Members of <see cref="Encoding"/> over spans, which netstandard2.0 lacks.</summary>
internal static class EncodingSpans
{
    public static int GetByteCount(this Encoding encoding, ReadOnlySpan<char> chars)
    {
        char[] copy = ArrayPool<char>.Shared.Rent(chars.Length);
        try
        {
            chars.CopyTo(copy);
            return encoding.GetByteCount(copy, 0, chars.Length);
        }
        finally
        {
            ArrayPool<char>.Shared.Return(copy);
        }
    }
}
#endif
