#if NET
using System.Numerics;
using System.Runtime.Intrinsics.X86;
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

    /// <summary>The bits below number <paramref name="at"/>, which is less than 64.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Below(ulong value, int at)
    {
#if NET
        if (Bmi2.X64.IsSupported)
        {
            return Bmi2.X64.ZeroHighBits(value, (ulong)at);
        }
#endif
        return value & ((1UL << at) - 1);
    }
}
