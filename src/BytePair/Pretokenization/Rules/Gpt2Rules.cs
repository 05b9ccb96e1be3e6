namespace BytePair.Pretokenization.Rules;

/// <summary>The rules of <see cref="GrammarKind.Gpt2"/>.</summary>
internal readonly struct Gpt2Rules : IGrammarRules
{
    public GrammarFamily Family => GrammarFamily.Gpt2;

    public int MaxDigits => 0;

    public bool MarksAreLetters => false;

    public bool HasContractions => true;

    public bool TakesBlanksToEnd => true;
}
