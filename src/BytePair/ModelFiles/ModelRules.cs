using BytePair.Pretokenization;
using BytePair.Saving;
using BytePair.Segments;
using BytePair.Special;

namespace BytePair.ModelFiles;

/// <summary>What the file of a model says beside its vocabulary, all of it checked.</summary>
/// <param name="grammar">What cuts text into pieces.</param>
/// <param name="saved">The same in words, for where the tokenizer is saved.</param>
internal sealed class ModelRules(Grammar grammar, SavedRules saved)
{
    public Grammar Grammar => grammar;

    public SavedRules Saved => saved;

    /// <summary>The tokens that have a text of their own.</summary>
    public AddedToken[] AddedTokens { get; init; } = [];

    public TextShape Shape { get; init; } = TextShape.Unchanged;

    public TextTemplate Template { get; init; } = TextTemplate.Empty;
}
