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

    /// <summary><see cref="Lowest"/> as wide as an address: a loop that indexes by it need not widen it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint LowestPlace(ulong value)
    {
#if NET
        if (Bmi1.X64.IsSupported)
        {
            return (nint)Bmi1.X64.TrailingZeroCount(value);
        }
#endif
        return Lowest(value);
    }

    /// <summary><see cref="Highest"/> as wide as an address.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint HighestPlace(ulong value)
    {
#if NET
        if (Lzcnt.X64.IsSupported)
        {
            return 63 - (nint)Lzcnt.X64.LeadingZeroCount(value);
        }
#endif
        return Highest(value);
    }

    /// <summary>The bits below number <paramref name="at"/>, which is less than 64.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Below(ulong value, nint at)
    {
#if NET
        if (Bmi2.X64.IsSupported)
        {
            return Bmi2.X64.ZeroHighBits(value, (ulong)at);
        }
#endif
        return value & ((1UL << (int)at) - 1);
    }
}
