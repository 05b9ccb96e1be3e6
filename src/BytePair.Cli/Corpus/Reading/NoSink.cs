namespace BytePair.Cli.Corpus.Reading;

/// <summary>For strings that nobody wants.</summary>
internal readonly struct NoSink : IStringSink
{
    public void Append(ReadOnlySpan<byte> utf8Text)
    {
    }
}
