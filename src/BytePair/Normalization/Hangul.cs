namespace BytePair.Normalization;

/// <summary>Korean syllables and the letters (L, V, T) that they are of: arithmetic instead of tables (The Unicode Standard, 3.12).</summary>
/// <remarks>
/// Example: 한 U+D55C is ㅎ U+1112, ㅏ U+1161, ㄴ U+11AB. A syllable is numbered (L · 21 + V) · 28 + T, where T is 0 if there is none.
/// </remarks>
internal static class Hangul
{
    /// <summary>The most letters of a syllable.</summary>
    public const int MaxLetters = 3;

    private const uint FirstSyllable = 0xAC00;
    private const uint FirstL = 0x1100;
    private const uint FirstV = 0x1161;
    private const uint BeforeT = 0x11A7;
    private const uint LCount = 19;
    private const uint VCount = 21;
    private const uint TCount = 28;

    public static bool IsSyllable(uint point) => point - FirstSyllable < LCount * VCount * TCount;

    /// <summary>Writes the letters of a syllable; returns how many.</summary>
    public static int Decompose(uint syllable, Span<uint> letters)
    {
        uint number = syllable - FirstSyllable;
        letters[0] = FirstL + (number / (VCount * TCount));
        letters[1] = FirstV + (number / TCount % VCount);
        letters[2] = BeforeT + (number % TCount);
        return number % TCount == 0 ? 2 : MaxLetters;
    }

    /// <summary>The syllable of L and V, or of a syllable without T and T; else 0.</summary>
    public static uint Compose(uint first, uint second)
    {
        if (first - FirstL < LCount && second - FirstV < VCount)
        {
            return FirstSyllable + ((((first - FirstL) * VCount) + (second - FirstV)) * TCount);
        }

        bool isOpen = IsSyllable(first) && (first - FirstSyllable) % TCount == 0;
        return isOpen && second - (BeforeT + 1) < TCount - 1 ? first + (second - BeforeT) : 0;
    }
}
