namespace BytePair.Pretokenization.Rules;

/// <summary>The rules of <see cref="GrammarKind.Qwen35"/>.</summary>
internal readonly struct Qwen35Rules : IGrammarRules
{
    public GrammarFamily Family => GrammarFamily.Cl100k;

    public int MaxDigits => 1;

    public bool MarksAreLetters => true;

    public bool HasContractions => true;

    public bool TakesBlanksToEnd => false;
}
