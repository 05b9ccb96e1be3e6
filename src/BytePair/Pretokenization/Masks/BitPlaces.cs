#if NET
using System.Numerics;
using System.Runtime.CompilerServices;

namespace BytePair.Pretokenization.Masks;

/// <summary>Turns a mask into the places of its bits, one by one.</summary>
internal static class BitPlaces
{
    /// <inheritdoc cref="IByteBlock{TSelf}.WritePlaces"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Write(ulong bits, int offset, ref int positions)
    {
        // SAFETY: there is room for 64, and a round writes up to 8 at or below the 64th.
        ref int position = ref positions;
        while (bits != 0)
        {
            for (int i = 0; i < 8; i++)
            {
                Unsafe.Add(ref position, i) = offset + BitOperations.TrailingZeroCount(bits);
                bits &= bits - 1;
            }

            position = ref Unsafe.Add(ref position, 8);
        }
    }
}
#endif
