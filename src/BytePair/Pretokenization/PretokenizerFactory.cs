using BytePair.Text;
#if NET
using System.Runtime.CompilerServices;
using BytePair.Pretokenization.Masks;
#endif

namespace BytePair.Pretokenization;

/// <summary>Makes the pre-tokenizer of a grammar for an instruction set.</summary>
internal static class PretokenizerFactory
{
#if NET
    public static Pretokenizer Create(GrammarKind grammar, InstructionSet instructions) => grammar switch
    {
        GrammarKind.Gpt2 => Create<Gpt2Grammar, Gpt2Masks>(instructions),
        GrammarKind.Cl100k => Create<Cl100kGrammar, Cl100kMasks>(instructions),
        _ => Create<O200kGrammar, O200kMasks>(instructions),
    };

    private static Pretokenizer Create<TGrammar, TMasks>(InstructionSet instructions)
        where TGrammar : struct, IGrammar
        where TMasks : struct, IMaskGrammar => instructions switch
        {
            InstructionSet.Vector512 => Create<TGrammar, TMasks, Block512>(),
            InstructionSet.Vector256 => Create<TGrammar, TMasks, Block256>(),
            InstructionSet.Vector128 => Create<TGrammar, TMasks, Block128>(),
            _ => new ScalarPretokenizer<TGrammar>(),
        };

    /// <summary>A method of its own for each width: all types that a method names are loaded when it is first called.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static MaskPretokenizer<TGrammar, TMasks, TBlock> Create<TGrammar, TMasks, TBlock>()
        where TGrammar : struct, IGrammar
        where TMasks : struct, IMaskGrammar
        where TBlock : struct, IByteBlock<TBlock> => new();
#else
    public static Pretokenizer Create(GrammarKind grammar, InstructionSet instructions) => grammar switch
    {
        _ when instructions != InstructionSet.Scalar => throw new PlatformNotSupportedException("This build has the scalar path only."),
        GrammarKind.Gpt2 => new ScalarPretokenizer<Gpt2Grammar>(),
        GrammarKind.Cl100k => new ScalarPretokenizer<Cl100kGrammar>(),
        _ => new ScalarPretokenizer<O200kGrammar>(),
    };
#endif
}
