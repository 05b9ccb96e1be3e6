namespace BytePair.Cli.Corpus.Reading;

/// <summary>What receives the text of a JSON string, in UTF-8, in parts.</summary>
internal interface IStringSink
{
    void Append(ReadOnlySpan<byte> utf8Text);
}
