using BytePair.Text;

namespace BytePair.Pretokenization.Patterns;

/// <summary>
/// A grammar of several patterns that is known: whole texts are cut by its scanner. Where one piece is asked for again and again, while the text
/// grows or at any place of it, the patterns answer, which say how far they looked.
/// </summary>
/// <remarks>
/// <see cref="Grammar.Rules"/> are those of grammars that are told from run to run. Here they aren't known, but a <see cref="SafeCut"/>
/// is safe, and so is what <see cref="Lookahead"/> takes for decided.
/// </remarks>
internal class SteppedGrammar<TGrammar>(PatternGrammar patterns) : Grammar
    where TGrammar : struct, IGrammar
{
    public override IGrammarRules? Rules => null;

    public override bool HasSafeCuts => true;

    public override Pretokenizer CreatePretokenizer(InstructionSet instructions) => instructions == InstructionSet.Scalar
        ? new ScalarPretokenizer<TGrammar>()
        : throw new PlatformNotSupportedException("This build has the scalar path only.");

    public override int PieceEnd(ReadOnlySpan<byte> text, int start, ref RememberedRuns runs) => patterns.PieceEnd(text, start, ref runs);
}

#if NET
/// <summary>The same with scanners that cut by masks.</summary>
internal sealed class SteppedGrammar<TGrammar, TMasks>(PatternGrammar patterns) : SteppedGrammar<TGrammar>(patterns)
    where TGrammar : struct, IGrammar
    where TMasks : struct, Masks.IMaskGrammar
{
    public override Pretokenizer CreatePretokenizer(InstructionSet instructions) => Masks.MaskPretokenizers.Create<TGrammar, TMasks>(instructions);
}
#endif
