namespace BytePair.Pretokenization.Rules;

/// <summary>The rules of <see cref="GrammarKind.O200k"/>.</summary>
internal readonly struct O200kRules : IGrammarRules
{
    public GrammarFamily Family => GrammarFamily.O200k;

    public int MaxDigits => 3;

    public bool MarksAreLetters => false;

    public bool HasContractions => true;

    public bool TakesBlanksToEnd => false;
}
