#if NET
using System.Runtime.CompilerServices;

namespace BytePair.Pretokenization.Masks;

/// <summary>Every byte is a character, and a letter has one case.</summary>
internal readonly struct Ascii : IScript
{
    public static bool IsAscii
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => true;
    }
}
#endif
