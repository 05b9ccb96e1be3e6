using System.Runtime.InteropServices;

namespace BytePair.Batches;

/// <summary>A share of a stream's text, which stands at the beginning of a block.</summary>
/// <param name="Index">Its number.</param>
/// <param name="Position">Where it begins in the stream, in bytes.</param>
/// <param name="Length">How much of the block it is, in bytes.</param>
/// <param name="Rest">The stream, if all that is still in it belongs to the share; else null.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct StreamShare(int Index, long Position, int Length, Stream? Rest);
