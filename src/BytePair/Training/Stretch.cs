using System.Runtime.InteropServices;

namespace BytePair.Training;

/// <summary>A part of a block that begins with a piece and ends with one.</summary>
/// <param name="Start">Where it begins in the block, in bytes.</param>
/// <param name="End">Where it ends.</param>
/// <param name="KnownEnd">Up to where the text behind is there to be seen, since it may decide where the last pieces end.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Stretch(int Start, int End, int KnownEnd);
