using BytePair.Adjacency;
using BytePair.Blocks;
using BytePair.Encodings;
using BytePair.Explaining;
using BytePair.Pieces;
using BytePair.Pretokenization;
using BytePair.Text;
using BytePair.Vocabularies;

namespace BytePair;

/// <summary>What the tokenizers of one encoding share, whatever special tokens they have.</summary>
/// <remarks>What counting doesn't need is made when first asked for. Two threads may both make one; either is as good.</remarks>
internal sealed class SharedParts
{
    private readonly Pretokenizer pretokenizer;

    public SharedParts(EncodingDefinition definition)
    {
        Definition = definition;
        Vocabulary = Vocabulary.OpenPrebuilt(definition.Vocabulary, definition.IdLimit);
        pretokenizer = definition.Grammar.CreatePretokenizer(InstructionSets.InUse);
        Pieces = new PieceEncoder(definition.Grammar, pretokenizer, Vocabulary);
        Encoder = new TextEncoder(Pieces, Vocabulary.MaxTokenLength);
        Explainer = new Explainer(Vocabulary, pretokenizer, definition.Name);
    }

    public EncodingDefinition Definition { get; }

    public Vocabulary Vocabulary { get; }

    public PieceEncoder Pieces { get; }

    public TextEncoder Encoder { get; }

    public Explainer Explainer { get; }

    public TokenAdjacency Adjacency => field ??= new TokenAdjacency(Vocabulary, pretokenizer);

    public SortedTokens SortedTokens => Vocabulary.Sorted;
}
