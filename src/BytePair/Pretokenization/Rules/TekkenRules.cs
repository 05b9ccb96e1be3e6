namespace BytePair.Pretokenization.Rules;

/// <summary>The rules of <see cref="GrammarKind.Tekken"/>.</summary>
internal readonly struct TekkenRules : IGrammarRules
{
    public GrammarFamily Family => GrammarFamily.O200k;

    public int MaxDigits => 1;

    public bool MarksAreLetters => false;

    public bool HasContractions => false;

    public bool TakesBlanksToEnd => false;
}
