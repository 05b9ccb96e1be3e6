namespace BytePair.Pretokenization.Rules;

/// <summary>The rules of <see cref="GrammarKind.Qwen2"/>.</summary>
internal readonly struct Qwen2Rules : IGrammarRules
{
    public GrammarFamily Family => GrammarFamily.Cl100k;

    public int MaxDigits => 1;

    public bool MarksAreLetters => false;

    public bool HasContractions => true;

    public bool TakesBlanksToEnd => false;
}
