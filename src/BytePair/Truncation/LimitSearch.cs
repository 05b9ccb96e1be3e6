using BytePair.Pieces;
using BytePair.Vocabularies;

namespace BytePair.Truncation;

/// <summary>Searches ordinary text for the longest beginning, and the longest ending, of so many tokens. With scratch: for one call at a time.</summary>
/// <remarks>Not for grammars whose pieces can't begin anywhere (<see cref="Pretokenization.Grammar.CanBeginAnywhere"/>).</remarks>
internal sealed class LimitSearch(PieceEncoder pieces, Vocabulary vocabulary)
{
    private readonly BeginningSearch beginnings = new(pieces, vocabulary);
    private readonly EndingSearch endings = new(pieces, vocabulary);

    /// <summary>The longest beginning that has at most <paramref name="maxTokens"/> when it is counted by itself.</summary>
    public Cut FindBeginning(ReadOnlySpan<byte> text, int maxTokens) => beginnings.Find(text, maxTokens);

    /// <summary>The longest ending that has at most <paramref name="maxTokens"/> when it is counted by itself.</summary>
    public Cut FindEnding(ReadOnlySpan<byte> text, int maxTokens) => endings.Find(text, maxTokens);
}
