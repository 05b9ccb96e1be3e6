namespace BytePair.Tests.Support;

/// <summary>A counter that is no tokenizer: a token for each word, and one for each started four chars beyond its first eight.</summary>
internal sealed class WordCounter : ITokenCounter
{
    private const int Free = 8;
    private const int PerToken = 4;
    private long countedChars;

    public string Name => "words";

    /// <summary>Work done, in chars.</summary>
    public long CountedChars => Interlocked.Read(ref countedChars);

    public int CountTokens(ReadOnlySpan<char> text)
    {
        Interlocked.Add(ref countedChars, text.Length);
        int tokens = 0;
        int length = 0;
        foreach (char c in text)
        {
            length = c is ' ' or '\n' or '\t' ? 0 : length + 1;
            tokens += length == 1 || (length > Free && (length - Free) % PerToken == 1) ? 1 : 0;
        }

        return tokens;
    }
}
