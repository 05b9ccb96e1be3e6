namespace BytePair;

/// <summary>A text contains a special token that the caller asked to refuse (<see cref="SpecialTokenHandling"/>).</summary>
public sealed class DisallowedSpecialTokenException : ArgumentException
{
    internal DisallowedSpecialTokenException(string specialToken, long position)
        : base($"The text contains '{specialToken}' at position {position}, which is disallowed. Remove it, recognise it " +
               "(SpecialTokenHandling.Recognize or RecognizeOnly), or read it as ordinary text (SpecialTokenHandling.AsText).")
    {
        SpecialToken = specialToken;
        Position = position;
    }

    /// <summary>The text of the token: of several, the one that begins furthest left.</summary>
    public string SpecialToken { get; }

    /// <summary>Where it begins in the text: in chars for UTF-16 text, in bytes for UTF-8 text and streams.</summary>
    public long Position { get; }
}
