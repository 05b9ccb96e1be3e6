using System.Runtime.InteropServices;

namespace BytePair.Text;

/// <summary>A zeroed array that stays where it is as long as this lives.</summary>
/// <remarks>
/// Not native memory: spans of its bytes are given to callers, who may keep them longer than all that made them. The collector
/// sees that they point into the array and keeps that.
/// </remarks>
internal sealed unsafe class PinnedBytes : SafeHandle
{
    public PinnedBytes(int length)
        : base(IntPtr.Zero, ownsHandle: true)
    {
        Array = new byte[length];
        var pin = GCHandle.Alloc(Array, GCHandleType.Pinned);
        SetHandle(GCHandle.ToIntPtr(pin));
        Start = (byte*)pin.AddrOfPinnedObject();
    }

    public override bool IsInvalid => handle == IntPtr.Zero;

    public byte[] Array { get; }

    /// <summary>The first byte; stays there for as long as somebody holds this object.</summary>
    public byte* Start { get; }

    protected override bool ReleaseHandle()
    {
        GCHandle.FromIntPtr(handle).Free();
        return true;
    }
}
