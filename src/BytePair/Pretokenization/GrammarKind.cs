namespace BytePair.Pretokenization;

/// <summary>The grammars that pieces are cut by.</summary>
internal enum GrammarKind
{
    Gpt2,
    Cl100k,
    O200k,
}
