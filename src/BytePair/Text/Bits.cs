#if NET
using System.Numerics;
#endif
using System.Runtime.CompilerServices;

namespace BytePair.Text;

/// <summary>Positions of bits, also where the framework doesn't offer them.</summary>
internal static class Bits
{
    /// <summary>The number of the lowest set bit; the value isn't 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Lowest(ulong value)
    {
#if NET
        return BitOperations.TrailingZeroCount(value);
#else
        return Highest(value & (~value + 1));
#endif
    }

    /// <summary>The number of the highest set bit; -1 for 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Highest(ulong value)
    {
#if NET
        return 63 - BitOperations.LeadingZeroCount(value);
#else
        int highest = -1;
        for (int width = 32; width > 0; width >>= 1)
        {
            if (value >> width != 0)
            {
                value >>= width;
                highest += width;
            }
        }

        return highest + (int)value;
#endif
    }
}
