#if NET
using System.Runtime.CompilerServices;
using BytePair.Text;

namespace BytePair.Pretokenization.Masks;

/// <summary>Makes the pre-tokenizer of a grammar for an instruction set.</summary>
internal static class MaskPretokenizers
{
    public static Pretokenizer Create<TGrammar, TMasks>(InstructionSet instructions)
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
}
#endif
