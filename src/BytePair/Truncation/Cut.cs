namespace BytePair.Truncation;

/// <summary>Where a text may be cut so that the part that is kept has no more tokens than asked for.</summary>
/// <param name="position">In bytes of the text that was searched.</param>
/// <param name="tokens">Tokens of the part that is kept.</param>
/// <param name="lookedAt">How far the search went before it knew that no more can be kept; -1 if it came to the end of the text without knowing.</param>
internal readonly struct Cut(int position, int tokens, int lookedAt)
{
    /// <summary>The search came to the end of the text that it was given: were there more of it, more might be kept.</summary>
    public const int Everything = -1;

    public int Position => position;

    public int Tokens => tokens;

    public int LookedAt => lookedAt;

    /// <summary>True if no more can be kept, whatever follows the text that was searched.</summary>
    public bool IsFinal => lookedAt != Everything;

    /// <summary>The same cut, seen from a text that has so many bytes and tokens more before the one that was searched.</summary>
    public Cut Behind(int bytes, int tokensBefore) => new(bytes + position, tokensBefore + tokens, IsFinal ? bytes + lookedAt : Everything);

    /// <summary>The same cut, final or not.</summary>
    public Cut FinalIf(bool condition) => new(position, tokens, condition ? position : Everything);
}
