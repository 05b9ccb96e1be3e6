namespace BytePair.Normalization;

/// <summary>A number of <see cref="NormalizationTables"/>: where the whole decomposition of a character begins, how long it is in chars, and for which forms.</summary>
/// <remarks>Example: U+00C0 has the place 0 · 256 + 128 + 2: two chars from 0 on, A and a grave accent, in both forms. U+00A0 lacks the 128: its space is for NFKC alone.</remarks>
internal static class NormalizationPlace
{
    /// <summary>The bits below those of the beginning.</summary>
    public const int Bits = 8;

    /// <summary>The bits of the length.</summary>
    public const int LengthMask = 0x3F;

    /// <summary>The canonical form has the same.</summary>
    public const int IsCanonicalToo = 0x80;

    /// <summary>The canonical form has another one, in a table of its own.</summary>
    public const int HasCanonicalOfItsOwn = 0x40;
}
