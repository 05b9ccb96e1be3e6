using BytePair.Adjacency;
using BytePair.Blocks;
using BytePair.Encodings;
using BytePair.Explaining;
using BytePair.ModelFiles;
using BytePair.Pieces;
using BytePair.Pretokenization;
using BytePair.Saving;
using BytePair.Segments;
using BytePair.Text;
using BytePair.Vocabularies;

namespace BytePair;

/// <summary>What the tokenizers of one encoding share, whatever special tokens they have.</summary>
/// <remarks>What counting doesn't need is made when first asked for. Two threads may both make one; either is as good.</remarks>
internal sealed class SharedParts
{
    private readonly Pretokenizer pretokenizer;
    private readonly Grammar grammar;
    private readonly TextShape? shape;

    /// <summary>An encoding that is built in.</summary>
    public SharedParts(EncodingDefinition definition)
        : this(definition.Name, Vocabulary.OpenPrebuilt(definition.Vocabulary, definition.IdLimit), definition.Grammar, new SavedRules(SavedRules.BuiltIn, definition.Name))
    {
    }

    /// <summary>An encoding that was made while the program runs.</summary>
    /// <param name="name">How messages call it.</param>
    /// <param name="vocabulary">Its tokens.</param>
    /// <param name="grammar">What cuts text into pieces.</param>
    /// <param name="rules">What says so where the tokenizer is saved.</param>
    /// <param name="shape">What becomes of text before it is cut; null if it stays as it is.</param>
    public SharedParts(string name, Vocabulary vocabulary, Grammar grammar, SavedRules rules, TextShape? shape = null)
    {
        Name = name;
        Vocabulary = vocabulary;
        Rules = rules;
        this.grammar = grammar;
        this.shape = shape;
        pretokenizer = grammar.CreatePretokenizer(InstructionSets.InUse);
        Pieces = new PieceEncoder(grammar, pretokenizer, vocabulary);
        Encoder = new TextEncoder(Pieces, vocabulary.MaxTokenLength, shape ?? TextShape.Unchanged);
        Explainer = new Explainer(vocabulary, pretokenizer, shape ?? TextShape.Unchanged, name);
    }

    /// <summary>How messages call the encoding.</summary>
    public string Name { get; }

    /// <summary>How long the grammar may take; null for no limit of time.</summary>
    public TimeSpan? MatchTimeout { get; private init; }

    /// <summary>What says how text is cut, where the tokenizer is saved.</summary>
    public SavedRules Rules { get; }

    /// <summary>What the model expects around the ids of a text.</summary>
    public TextTemplate Template { get; init; } = TextTemplate.Empty;

    public Vocabulary Vocabulary { get; }

    public PieceEncoder Pieces { get; }

    public TextEncoder Encoder { get; }

    public Explainer Explainer { get; }

    public TokenAdjacency Adjacency => field ??= new TokenAdjacency(Vocabulary, pretokenizer);

    public SortedTokens SortedTokens => Vocabulary.Sorted;

    /// <summary>The same with another limit of time.</summary>
    public SharedParts WithMatchTimeout(TimeSpan? matchTimeout) =>
        new(Name, Vocabulary, grammar.WithMatchTimeout(matchTimeout), Rules, shape) { Template = Template, MatchTimeout = matchTimeout };
}
