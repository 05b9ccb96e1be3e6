namespace BytePair.Pretokenization.Rules;

/// <summary>The rules of <see cref="GrammarKind.StarCoder"/>.</summary>
internal readonly struct StarCoderRules : IGrammarRules
{
    public GrammarFamily Family => GrammarFamily.Gpt2;

    public int MaxDigits => 1;

    public bool MarksAreLetters => false;

    public bool HasContractions => true;

    public bool TakesBlanksToEnd => true;
}
