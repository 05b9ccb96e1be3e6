#if NET
using System.Runtime.Intrinsics;
#endif

namespace BytePair.Text;

/// <summary>The ladder: which width this process uses.</summary>
internal static class InstructionSets
{
    /// <summary>The environment variable that forces a rung, e.g. <c>BYTEPAIR_ISA=Scalar</c>; one that the machine lacks is ignored.</summary>
    public const string Variable = "BYTEPAIR_ISA";

    /// <summary>
    /// The same as a setting of the program (<c>runtimeconfig.json</c>), over which the environment goes. A program that was compiled
    /// ahead for AVX2, as <c>bytepair</c> is, would have to compile code for AVX-512 when it starts.
    /// </summary>
    public const string Setting = "BytePair.InstructionSet";

    private static readonly string[] Names =
        [nameof(InstructionSet.Scalar), nameof(InstructionSet.Vector128), nameof(InstructionSet.Vector256), nameof(InstructionSet.Vector512)];

    /// <summary>The rung in use: the widest that the hardware has, unless a lower one is forced.</summary>
    public static InstructionSet InUse { get; } =
        Choose(Environment.GetEnvironmentVariable(Variable) ?? AppContext.GetData(Setting) as string, UpTo256Bits(), Widest);

    /// <summary>The rungs that this machine can run, for tests.</summary>
    public static IEnumerable<InstructionSet> Available =>
        Enumerable.Range((int)InstructionSet.Scalar, (int)Widest() + 1).Select(rung => (InstructionSet)rung);

    /// <summary>The rung of the name if it is one of those up to <paramref name="narrow"/>, or else the widest, for which only then is asked.</summary>
    internal static InstructionSet Choose(string? forced, InstructionSet narrow, Func<InstructionSet> widest)
    {
        // Not the framework's parser of enums, which reflects: a process that counts one text would notice.
        for (InstructionSet rung = InstructionSet.Scalar; rung <= narrow; rung++)
        {
            if (IsName(forced, Names[(int)rung]))
            {
                return rung;
            }
        }

        return widest();
    }

    /// <summary>Whether both are the same but for the case of letters. The framework's comparison loads all its types of vectors, which takes longer than a short count.</summary>
    private static bool IsName(string? word, string name)
    {
        if (word?.Length != name.Length)
        {
            return false;
        }

        for (int i = 0; i < name.Length; i++)
        {
            if (word[i] != name[i] && ((word[i] ^ name[i]) != 0x20 || (uint)((word[i] | 0x20) - 'a') > 'z' - 'a'))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A width counts only where it is done in hardware: emulated vectors are slower than the scalar path.</summary>
    private static InstructionSet UpTo256Bits()
    {
#if NET
        return Vector256.IsHardwareAccelerated ? InstructionSet.Vector256
            : Vector128.IsHardwareAccelerated ? InstructionSet.Vector128
            : InstructionSet.Scalar;
#else
        return InstructionSet.Scalar;
#endif
    }

    /// <summary>Apart from the others: what asks for 512 bits can't be compiled ahead.</summary>
    private static InstructionSet Widest()
    {
#if NET
        return Vector512.IsHardwareAccelerated ? InstructionSet.Vector512 : UpTo256Bits();
#else
        return UpTo256Bits();
#endif
    }
}
