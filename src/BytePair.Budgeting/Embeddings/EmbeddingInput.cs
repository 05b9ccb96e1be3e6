namespace BytePair.Budgeting;

/// <summary>A text, or a part of one, as it goes into a request.</summary>
/// <param name="Text">What is embedded.</param>
/// <param name="TokenCount">Its tokens.</param>
/// <param name="SourceIndex">Which of the texts it is of, from 0 on.</param>
/// <param name="Start">Where it begins in that text, in chars.</param>
/// <param name="SourceLength">The length of that text, in chars: more than that of <paramref name="Text"/> if it was cut.</param>
public sealed record EmbeddingInput(string Text, int TokenCount, long SourceIndex, int Start, int SourceLength)
{
    /// <summary>Whether it is only a part of its text.</summary>
    public bool IsPart => Text.Length < SourceLength;
}
