using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace BytePair.Text;

/// <summary>Fills memory without the framework's generic code for it, which a process that has just begun has to compile first.</summary>
internal static class MemoryFill
{
    /// <summary>Sets all bits.</summary>
    /// <remarks>SAFETY: so many bytes are those of the span.</remarks>
    public static void WithOnes(Span<byte> bytes)
    {
        if (!bytes.IsEmpty)
        {
            Unsafe.InitBlockUnaligned(ref MemoryMarshal.GetReference(bytes), 0xFF, (uint)bytes.Length);
        }
    }
}
