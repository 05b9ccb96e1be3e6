using System.Runtime.CompilerServices;
#if NET
using System.Runtime.Intrinsics.X86;
#endif

namespace BytePair.Text;

/// <summary>Hints to the memory system.</summary>
internal static unsafe class MemoryHints
{
    /// <summary>Asks for the cache line at an address; nothing happens where it can't be asked for, or isn't memory.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Prefetch(void* address)
    {
#if NET
        if (Sse.IsSupported)
        {
            Sse.Prefetch0(address);
        }
#endif
    }
}
