using System.Globalization;

namespace BytePair.Truncation;

/// <summary>The first grapheme cluster of a text, as the runtime knows them.</summary>
internal static class Graphemes
{
    /// <summary>Its length in chars; 0 for no text.</summary>
#if NET
    public static int LengthOfFirst(ReadOnlySpan<char> text) => StringInfo.GetNextTextElementLength(text);
#else
    public static int LengthOfFirst(ReadOnlySpan<char> text) => text.IsEmpty ? 0 : StringInfo.GetNextTextElement(text.ToString(), 0).Length;
#endif
}
