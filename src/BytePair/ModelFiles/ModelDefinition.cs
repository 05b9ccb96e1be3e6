using BytePair.Vocabularies;

namespace BytePair.ModelFiles;

/// <summary>What the file of a model says, all of it checked.</summary>
/// <param name="vocabulary">The tokens.</param>
/// <param name="rules">All else.</param>
internal sealed class ModelDefinition(Vocabulary vocabulary, ModelRules rules)
{
    public Vocabulary Vocabulary => vocabulary;

    public ModelRules Rules => rules;
}
