namespace BytePair.Pretokenization.Rules;

/// <summary>The rules of <see cref="GrammarKind.Llama3"/>.</summary>
internal readonly struct Llama3Rules : IGrammarRules
{
    public GrammarFamily Family => GrammarFamily.Cl100k;

    public int MaxDigits => 3;

    public bool MarksAreLetters => false;

    public bool HasContractions => true;

    public bool TakesBlanksToEnd => false;
}
