using BytePair.Text;

namespace BytePair.Pretokenization.Patterns;

/// <summary>A grammar that is given as patterns, and that isn't known: right on every text, but slower, and read whole where a piece has no end in sight.</summary>
/// <remarks>
/// Where pieces can't begin anywhere (<see cref="CanBeginAnywhere"/>), each call that cuts the text further goes through it from its beginning, so that
/// the time is quadratic in the length, if with a small factor. DeepSeek's first tokenizer for text is such.
/// </remarks>
internal sealed class PatternGrammar : Grammar
{
    private readonly SplitStep[] steps;
    private readonly PatternProgram[] programs;
    private readonly TimeSpan? timeout;

    /// <summary>A cutter that isn't in use.</summary>
    private PatternCutter? spare;

    public PatternGrammar(SplitStep[] steps)
        : this(steps, [.. steps.Select(step => new PatternProgram(step.Text, step.Pattern, step.Dialect))], PatternTraits.CanBeginAnywhere(steps), timeout: null)
    {
    }

    private PatternGrammar(SplitStep[] steps, PatternProgram[] programs, bool canBeginAnywhere, TimeSpan? timeout)
    {
        this.steps = steps;
        this.programs = programs;
        this.timeout = timeout;
        CanBeginAnywhere = canBeginAnywhere;
    }

    public override IGrammarRules? Rules => null;

    public override bool CanBeginAnywhere { get; }

    public override Grammar WithMatchTimeout(TimeSpan? matchTimeout) => new PatternGrammar(steps, programs, CanBeginAnywhere, matchTimeout);

    public override Pretokenizer CreatePretokenizer(InstructionSet instructions) => new PatternPretokenizer(this);

    public override int PieceEnd(ReadOnlySpan<byte> text, int start, ref RememberedRuns runs)
    {
        PatternCutter cutter = Rent();
        int end = cutter.FirstEnd(text, start);
        runs.Reach = Math.Max(runs.Reach, cutter.Reach(text));
        Return(cutter);
        return end;
    }

    /// <summary>A cutter for one call. One that failed isn't returned: its state may be half-written.</summary>
    public PatternCutter Rent() => Interlocked.Exchange(ref spare, null) ?? new PatternCutter(
        [.. steps.Select((step, i) => new SplitCutter(programs[i], step.Behavior, step.IsInverted, timeout))], CanBeginAnywhere);

    public void Return(PatternCutter cutter) => Volatile.Write(ref spare, cutter);
}
