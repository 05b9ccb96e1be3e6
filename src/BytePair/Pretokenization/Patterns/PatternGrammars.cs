namespace BytePair.Pretokenization.Patterns;

/// <summary>Makes the grammar of a pre-tokenizer that a file or a caller describes: one that is known if it is one, else its patterns as they stand.</summary>
internal static class PatternGrammars
{
    /// <summary>The grammar of steps, in order. With none, every text is one piece.</summary>
    /// <exception cref="ArgumentException">A step would lose text, or has a pattern that is too large.</exception>
    public static Grammar Create(params SplitStep[] steps)
    {
        foreach (SplitStep step in steps)
        {
            ThrowIfUnsupported(step);
        }

        return FindKnown(steps) is { } kind ? Grammar.Of(kind)
            : IsDeepSeeks(steps) ? OfDeepSeek(new PatternGrammar(steps))
            : new PatternGrammar(steps);
    }

    /// <summary>The grammar of a pattern of tiktoken's or Tekken's.</summary>
    /// <exception cref="ArgumentException">The pattern uses what isn't supported; the message says where.</exception>
    public static Grammar OfTiktoken(string pattern) => Create(SplitStep.OfTiktoken(pattern));

    private static GrammarKind? FindKnown(SplitStep[] steps)
    {
        if (Array.Exists(steps, step => step.Behavior is not (SplitBehavior.Isolated or SplitBehavior.Removed)))
        {
            return null;
        }

        return steps.Length switch
        {
            1 => KnownPatterns.Find(steps[0].Pattern),
            2 when KnownPatterns.IsDigit(steps[0].Pattern) && KnownPatterns.Find(steps[1].Pattern) == GrammarKind.Gpt2 => GrammarKind.StarCoder,
            _ => null,
        };
    }

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
