namespace BytePair.Cli.Corpus.Reading;

/// <summary>Compares a string, as it comes, with one that is known; keeps nothing of it.</summary>
internal struct KeySink(ReadOnlyMemory<byte> expected) : IStringSink
{
    private int matched;
    private bool differs;

    /// <summary>Whether all that came is what was expected.</summary>
    public readonly bool IsMatch => !differs && matched == expected.Length;

    public void Append(ReadOnlySpan<byte> utf8Text)
    {
        differs |= !expected.Span.Slice(matched).StartsWith(utf8Text);
        matched += differs ? 0 : utf8Text.Length;
    }
}
