using BytePair.Pretokenization;
using BytePair.Saving;
using BytePair.Segments;
using BytePair.Special;
using BytePair.Vocabularies;

namespace BytePair.ModelFiles;

/// <summary>What the file of a model says, all of it checked.</summary>
/// <param name="vocabulary">The tokens.</param>
/// <param name="grammar">What cuts text into pieces.</param>
/// <param name="addedTokens">The tokens that have a text of their own.</param>
internal sealed class ModelDefinition(Vocabulary vocabulary, Grammar grammar, AddedToken[] addedTokens)
{
    public Vocabulary Vocabulary => vocabulary;

    public Grammar Grammar => grammar;

    public AddedToken[] AddedTokens => addedTokens;

    public TextShape Shape { get; init; } = TextShape.Unchanged;

    /// <summary>What says how text is cut, where the tokenizer is saved; null if it can't be.</summary>
    public SavedRules? Rules { get; init; }

    public TextTemplate Template { get; init; } = TextTemplate.Empty;
}
