namespace BytePair.Pretokenization.Patterns;

/// <summary>Makes the grammar of a pre-tokenizer that a file or a caller describes: one that is known if it is one, else its patterns as they stand.</summary>
internal static class PatternGrammars
{
    /// <summary>The grammar of steps, in order. With none, every text is one piece.</summary>
    /// <exception cref="ArgumentException">A step would lose text, or has a pattern that is too large.</exception>
    public static Grammar Create(params SplitStep[] steps)
    {
        if (FindKnown(steps) is { } kind)
        {
            return Grammar.Of(kind);
        }

        foreach (SplitStep step in steps)
        {
            ThrowIfUnsupported(step);
        }

        var patterns = new PatternGrammar(steps);
        return IsDeepSeeks(steps) ? OfDeepSeek(patterns) : patterns;
    }

    /// <summary>The grammar of a pattern of tiktoken's or Tekken's.</summary>
    /// <exception cref="ArgumentException">The pattern uses what isn't supported; the message says where.</exception>
    public static Grammar OfTiktoken(string pattern) => Create(SplitStep.OfTiktoken(pattern));

    private static GrammarKind? FindKnown(SplitStep[] steps) => steps.Length switch
    {
        1 => KindOf(steps[0]),
        2 when KindOf(steps[1]) == GrammarKind.Gpt2 && steps[0] is { Behavior: SplitBehavior.Isolated, Spelled: null } && KnownPatterns.IsDigit(steps[0].Pattern) => GrammarKind.StarCoder,
        _ => null,
    };

    /// <summary>The grammar of a step that makes each match a piece. Known patterns leave nothing between matches.</summary>
    private static GrammarKind? KindOf(SplitStep step) => step.Behavior is SplitBehavior.Isolated || (step.Behavior is SplitBehavior.Removed && step.IsInverted)
        ? step.Spelled ?? KnownPatterns.Find(step.Pattern)
        : null;

    private static bool IsDeepSeeks(SplitStep[] steps) =>
        steps.Length == 3
        && Array.TrueForAll(steps, step => step is { Behavior: SplitBehavior.Isolated, IsInverted: false })
        && KnownPatterns.AreDeepSeeks(steps[0].Pattern, steps[1].Pattern, steps[2].Pattern);

    private static SteppedGrammar<DeepSeekGrammar> OfDeepSeek(PatternGrammar patterns) =>
#if NET
        new SteppedGrammar<DeepSeekGrammar, Masks.DeepSeekMasks>(patterns);
#else
        new SteppedGrammar<DeepSeekGrammar>(patterns);
#endif

    private static void ThrowIfUnsupported(SplitStep step)
    {
        bool losesText = step.Behavior == SplitBehavior.Removed && !(step.IsInverted && PatternTraits.MatchesEverywhere(step.Pattern));
        if (losesText)
        {
            throw ThrowHelper.PatternLosesText(step.Text);
        }

        if (step.Pattern.IsNullable && step.Behavior != SplitBehavior.Isolated)
        {
            throw ThrowHelper.UnsupportedPattern(step.Text, 0, "it may match nothing, which is supported with the behavior 'Isolated' alone");
        }
    }
}
