namespace BytePair.Pretokenization.Rules;

/// <summary>The rules of <see cref="GrammarKind.Cl100k"/>.</summary>
internal readonly struct Cl100kRules : IGrammarRules
{
    public GrammarFamily Family => GrammarFamily.Cl100k;

    public int MaxDigits => 3;

    public bool MarksAreLetters => false;

    public bool HasContractions => true;

    public bool TakesBlanksToEnd => true;
}
