namespace BytePair.Pretokenization;

/// <summary>What follows from a grammar's rules for the classes of characters.</summary>
internal static class GrammarRules
{
    /// <summary>Whether a run of letters holds such a character.</summary>
    public static bool IsLetter(this IGrammarRules rules, CharacterClass value) =>
        value.IsAny(CharacterClass.Letter) || (rules.MarksAreLetters && value.IsAny(CharacterClass.Mark));

    /// <summary>Whether a run of symbols holds such a character.</summary>
    public static bool IsSymbol(this IGrammarRules rules, CharacterClass value) => Runs.IsSymbol(value) && !rules.IsLetter(value);
}
