using BytePair.Text;

namespace BytePair.Pretokenization;

/// <summary>A grammar that is written out by hand.</summary>
internal class KnownGrammar<TRules, TGrammar> : Grammar
    where TRules : struct, IGrammarRules
    where TGrammar : struct, IRunGrammar
{
    public override IGrammarRules? Rules { get; } = default(TRules);

    public override Pretokenizer CreatePretokenizer(InstructionSet instructions) => instructions == InstructionSet.Scalar
        ? new ScalarPretokenizer<TGrammar>()
        : throw new PlatformNotSupportedException("This build has the scalar path only.");

    public override int PieceEnd(ReadOnlySpan<byte> text, int start, ref RememberedRuns runs) => default(TGrammar).PieceEnd(text, start, ref runs);
}

#if NET
/// <summary>The same with scanners that cut by masks.</summary>
internal sealed class KnownGrammar<TRules, TGrammar, TMasks> : KnownGrammar<TRules, TGrammar>
    where TRules : struct, IGrammarRules
    where TGrammar : struct, IRunGrammar
    where TMasks : struct, Masks.IMaskGrammar
{
    public override Pretokenizer CreatePretokenizer(InstructionSet instructions) => Masks.MaskPretokenizers.Create<TGrammar, TMasks>(instructions);

    /// <inheritdoc/>
    /// <remarks>Named here, so that a program that is compiled ahead has it: of a generic type that nobody makes it has nothing.</remarks>
    public override int PieceEnd(ReadOnlySpan<byte> text, int start, ref RememberedRuns runs) => base.PieceEnd(text, start, ref runs);
}
#endif
