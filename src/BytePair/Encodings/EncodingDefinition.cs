using BytePair.Pretokenization;

namespace BytePair.Encodings;

/// <summary>A named configuration: a vocabulary, a grammar, and special tokens.</summary>
internal sealed class EncodingDefinition(string name, string vocabulary, GrammarKind grammar, IReadOnlyList<KeyValuePair<string, int>> specialTokens)
{
    public string Name { get; } = name;

    /// <summary>The name of the prebuilt vocabulary.</summary>
    public string Vocabulary { get; } = vocabulary;

    public GrammarKind Grammar { get; } = grammar;

    public IReadOnlyList<KeyValuePair<string, int>> SpecialTokens { get; } = specialTokens;
}
