#if NET
using System.Runtime.CompilerServices;

namespace BytePair.Pretokenization.Masks;

/// <summary>Characters of one to four bytes, of any class.</summary>
internal readonly struct AnyScript : IScript
{
    public static bool IsAscii
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => false;
    }
}
#endif
