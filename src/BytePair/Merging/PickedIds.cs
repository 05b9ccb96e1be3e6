#if NET10_0_OR_GREATER
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
#endif
using BytePair.Text;

namespace BytePair.Merging;

/// <summary>The ways of <see cref="ILanes.Pick"/>.</summary>
internal static unsafe class PickedIds
{
    /// <summary>One after another.</summary>
    public static int Write(int* ids, ulong which, int* destination)
    {
        int* next = destination;
        for (; which != 0; which &= which - 1)
        {
            *next++ = ids[Bits.Lowest(which)];
        }

        return (int)(next - destination);
    }

#if NET10_0_OR_GREATER
    /// <summary>Of sixteen ids at once (AVX-512): no loop whose end can't be foretold. Writes sixteen numbers, zeros behind those that count.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int WriteOf16(int* ids, ushort which, int* destination)
    {
        Vector512<int> places = Avx512F.ShiftLeftLogicalVariable(Vector512<int>.One, Vector512<uint>.Indices);
        Vector512<int> isPicked = Vector512.Equals(Vector512.Create((int)which) & places, places);
        Avx512F.Compress(Vector512<int>.Zero, isPicked, Vector512.Load(ids)).Store(destination);
        return BitOperations.PopCount(which);
    }
#endif
}
