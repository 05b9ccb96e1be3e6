using System.Runtime.InteropServices;

namespace BytePair.Text;

/// <summary>Zeroed memory outside the garbage-collected heap, aligned to a cache line; freed by disposal or, at the latest, finalization.</summary>
internal sealed unsafe class NativeBlock : SafeHandle
{
    private const int CacheLine = 64;

    public NativeBlock(int length)
        : base(IntPtr.Zero, ownsHandle: true)
    {
        Length = length;
#if NET
        // calloc takes fresh pages from the system, which are zero without being touched.
        SetHandle((IntPtr)NativeMemory.AllocZeroed((nuint)length + CacheLine));
#else
        SetHandle(Marshal.AllocHGlobal(length + CacheLine));
        new Span<byte>((void*)handle, length + CacheLine).Clear();
#endif
        GC.AddMemoryPressure(length);
        Start = (byte*)(((nint)handle + CacheLine - 1) & ~(nint)(CacheLine - 1));
    }

    public override bool IsInvalid => handle == IntPtr.Zero;

    /// <summary>The first byte; valid until disposal, for as long as somebody holds this object.</summary>
    public byte* Start { get; }

    /// <summary>In bytes.</summary>
    public int Length { get; }

    protected override bool ReleaseHandle()
    {
#if NET
        NativeMemory.Free((void*)handle);
#else
        Marshal.FreeHGlobal(handle);
#endif
        GC.RemoveMemoryPressure(Length);
        return true;
    }
}
