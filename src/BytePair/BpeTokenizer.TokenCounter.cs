namespace BytePair;

public sealed partial class BpeTokenizer : ITokenCounter
{
    string ITokenCounter.Name => EncodingName;

    int ITokenCounter.CountTokens(ReadOnlySpan<char> text) => CountTokens(text);
}
