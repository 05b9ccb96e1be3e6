namespace BytePair;

/// <summary>A token and its place in the text that was encoded.</summary>
/// <remarks>
/// <para>
/// Places are in the units of the text that the caller gave: chars for a <see cref="string"/> or a span of <see cref="char"/>,
/// bytes for UTF-8. In bytes the tokens follow one another without gap or overlap.
/// </para>
/// <para>
/// A token may begin or end inside a character that has several bytes. In chars its range then holds the whole character, so
/// that the range is never empty and never halves a surrogate pair; the tokens that share the character each have it in their
/// ranges. Starts and ends never go back, and together the ranges cover the text. The starts are those of tiktoken's
/// <c>decode_with_offsets</c>, counted in chars instead of code points. A lone surrogate is one char.
/// </para>
/// </remarks>
public readonly record struct EncodedToken
{
    /// <summary>Makes a token.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="start">Where it begins in the text, in the text's units.</param>
    /// <param name="length">Its length, in the text's units.</param>
    /// <param name="isSpecial">Whether it is a special token that was recognised.</param>
    public EncodedToken(int id, int start, int length, bool isSpecial)
    {
        Id = id;
        Start = start;
        Length = length;
        IsSpecial = isSpecial;
    }

    /// <summary>The token's id.</summary>
    public int Id { get; }

    /// <summary>Where it begins in the text, in chars or bytes.</summary>
    public int Start { get; }

    /// <summary>Its length in the text, in chars or bytes.</summary>
    public int Length { get; }

    /// <summary>Where it ends in the text, in chars or bytes.</summary>
    public int End => Start + Length;

    /// <summary>Whether it is a special token that was recognised.</summary>
    public bool IsSpecial { get; }

#if NET
    /// <summary>Its place in the text, in chars or bytes: <c>text[token.Range]</c>.</summary>
    public Range Range => Start..End;
#endif
}
