using BytePair.Pretokenization.Patterns;
using BytePair.Text;

namespace BytePair.Special;

/// <summary>The characters that make up words where an added token has to be one: <c>\w</c>, with the two that join letters unseen.</summary>
internal static class WordCharacters
{
    private const uint NonJoiner = 0x200C;
    private const uint Joiner = 0x200D;

    private static readonly Lazy<CharSet> Word = new(() => UnicodeProperties.Word);

    /// <summary>True for the character at <paramref name="position"/>; false where there is no UTF-8.</summary>
    public static bool IsAt(ReadOnlySpan<byte> utf8, int position) =>
        Utf8.TryRead(utf8.Slice(position), out uint codePoint, out _) && (codePoint is NonJoiner or Joiner || Word.Value.Contains((int)codePoint));
}
