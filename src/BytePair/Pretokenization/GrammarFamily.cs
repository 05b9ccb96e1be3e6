namespace BytePair.Pretokenization;

/// <summary>Grammars of one family differ by a few rules (<see cref="IGrammarRules"/>) and share their code.</summary>
internal enum GrammarFamily
{
    Gpt2,
    Cl100k,
    O200k,
}
