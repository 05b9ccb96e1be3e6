namespace BytePair;

/// <summary>A text contains a special token that the caller asked to refuse (<see cref="SpecialTokenHandling"/>).</summary>
public sealed class DisallowedSpecialTokenException : ArgumentException
{
    internal DisallowedSpecialTokenException(string specialToken, long position, int textIndex = 0, int textCount = 1)
        : base($"{(textCount == 1 ? "The text" : $"The text at index {textIndex}")} contains '{specialToken}' at position {position}, which is disallowed. Remove it, recognise it " +
               "(SpecialTokenHandling.Recognize or RecognizeOnly), or read it as ordinary text (SpecialTokenHandling.AsText).")
    {
        SpecialToken = specialToken;
        Position = position;
        TextIndex = textIndex;
    }

    /// <summary>The text of the token: of several, the one that begins furthest left.</summary>
    public string SpecialToken { get; }

    /// <summary>Where it begins in the text: in chars for UTF-16 text, in bytes for UTF-8 text and streams.</summary>
    public long Position { get; }

    /// <summary>Which text of a batch it is in: of several that contain one, the first. 0 where there is only one text.</summary>
    public int TextIndex { get; }
}
