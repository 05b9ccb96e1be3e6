using System.Runtime.InteropServices;

namespace BytePair.Pieces;

/// <summary>Where one idle worker lies. So large that no two of an array share a cache line, nor the first one with the array's length.</summary>
[StructLayout(LayoutKind.Explicit, Size = 128)]
internal struct WorkerPlace
{
    [FieldOffset(64)]
    public Worker? Worker;
}
