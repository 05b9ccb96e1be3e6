using System.Runtime.InteropServices;

namespace BytePair.Text;

/// <summary>Memory outside the garbage-collected heap, aligned to a cache line; freed by disposal or, at the latest, finalization.</summary>
/// <remarks>What isn't written yet holds anything; the system gives no memory for it, however long the block is.</remarks>
internal sealed unsafe class NativeBlock : SafeHandle
{
    private const int CacheLine = 64;

    private int used;

    public NativeBlock(int length)
        : base(IntPtr.Zero, ownsHandle: true)
    {
#if NET
        SetHandle((IntPtr)NativeMemory.Alloc((nuint)length + CacheLine));
#else
        SetHandle(Marshal.AllocHGlobal(length + CacheLine));
#endif
        Start = (byte*)(((nint)handle + CacheLine - 1) & ~(nint)(CacheLine - 1));
    }

    public override bool IsInvalid => handle == IntPtr.Zero;

    /// <summary>The first byte; valid until disposal, for as long as somebody holds this object.</summary>
    public byte* Start { get; }

    /// <summary>Tells the collector how much of it is used, in bytes; more each time.</summary>
    public void Use(int length)
    {
        GC.AddMemoryPressure(length - used);
        used = length;
    }

    protected override bool ReleaseHandle()
    {
#if NET
        NativeMemory.Free((void*)handle);
#else
        Marshal.FreeHGlobal(handle);
#endif
        if (used > 0)
        {
            GC.RemoveMemoryPressure(used);
        }

        return true;
    }
}
