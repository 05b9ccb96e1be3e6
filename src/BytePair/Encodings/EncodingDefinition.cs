using BytePair.Pretokenization;

namespace BytePair.Encodings;

/// <summary>A named configuration: a vocabulary, a grammar, and special tokens.</summary>
internal sealed class EncodingDefinition(string name, string vocabulary, int idLimit, Grammar grammar, KeyValuePair<string, int>[] specialTokens)
{
    public string Name { get; } = name;

    /// <summary>The name of the prebuilt vocabulary.</summary>
    public string Vocabulary { get; } = vocabulary;

    /// <summary>Ids of the prebuilt vocabulary from this one on are no tokens of the encoding.</summary>
    public int IdLimit { get; } = idLimit;

    public Grammar Grammar { get; } = grammar;

    public KeyValuePair<string, int>[] SpecialTokens { get; } = specialTokens;
}
