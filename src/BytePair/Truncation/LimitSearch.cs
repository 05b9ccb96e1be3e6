using BytePair.Pieces;
using BytePair.Pretokenization;
using BytePair.Vocabularies;

namespace BytePair.Truncation;

/// <summary>Searches ordinary text for the longest beginning, and the longest ending, of so many tokens. With scratch: for one call at a time.</summary>
internal abstract class LimitSearch
{
    public static LimitSearch Create(PieceEncoder pieces, Vocabulary vocabulary) => pieces.Grammar switch
    {
        GrammarKind.Gpt2 => new LimitSearch<Gpt2Grammar>(pieces, vocabulary),
        GrammarKind.Cl100k => new LimitSearch<Cl100kGrammar>(pieces, vocabulary),
        _ => new LimitSearch<O200kGrammar>(pieces, vocabulary),
    };

    /// <summary>The longest beginning that has at most <paramref name="maxTokens"/> when it is counted by itself.</summary>
    public abstract Cut FindBeginning(ReadOnlySpan<byte> text, int maxTokens);

    /// <summary>The longest ending that has at most <paramref name="maxTokens"/> when it is counted by itself.</summary>
    public abstract Cut FindEnding(ReadOnlySpan<byte> text, int maxTokens);
}

/// <inheritdoc cref="LimitSearch"/>
internal sealed class LimitSearch<TGrammar>(PieceEncoder pieces, Vocabulary vocabulary) : LimitSearch
    where TGrammar : struct, IGrammar
{
    private readonly BeginningSearch<TGrammar> beginnings = new(pieces, vocabulary);
    private readonly EndingSearch<TGrammar> endings = new(pieces, vocabulary);

    public override Cut FindBeginning(ReadOnlySpan<byte> text, int maxTokens) => beginnings.Find(text, maxTokens);

    public override Cut FindEnding(ReadOnlySpan<byte> text, int maxTokens) => endings.Find(text, maxTokens);
}
