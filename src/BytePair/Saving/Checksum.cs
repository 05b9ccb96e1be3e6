using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using BytePair.Text;

namespace BytePair.Saving;

/// <summary>Tells whether a saved file is as it was written. Not made against those who change it on purpose: what is read in place is checked besides.</summary>
/// <remarks>
/// Four sums of 64 bits over words of 8 bytes, word i going to sum i mod 4: sum = (sum xor word) · P, rotated left by 29. Missing bytes of the last words
/// are zeros. Then the four and the length in bytes go through a fifth sum the same way. All begin with P, which is 0x9E3779B97F4A7C15.
/// </remarks>
internal static class Checksum
{
    private const ulong P = 0x9E3779B97F4A7C15;
    private const int BlockLength = 4 * sizeof(ulong);

    [MethodImpl(Compilation.AtOnce)]
    public static ulong Of(ReadOnlySpan<byte> bytes)
    {
        ulong length = (ulong)bytes.Length;
        (ulong a, ulong b, ulong c, ulong d) = (P, P, P, P);
        for (; bytes.Length >= BlockLength; bytes = bytes.Slice(BlockLength))
        {
            Add(bytes, ref a, ref b, ref c, ref d);
        }

        Span<byte> last = stackalloc byte[BlockLength];
        last.Clear();
        bytes.CopyTo(last);
        Add(last, ref a, ref b, ref c, ref d);
        return Next(Next(Next(Next(Next(P, a), b), c), d), length);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(ReadOnlySpan<byte> block, ref ulong a, ref ulong b, ref ulong c, ref ulong d)
    {
        d = Next(d, BinaryPrimitives.ReadUInt64LittleEndian(block.Slice(3 * sizeof(ulong))));
        a = Next(a, BinaryPrimitives.ReadUInt64LittleEndian(block));
        b = Next(b, BinaryPrimitives.ReadUInt64LittleEndian(block.Slice(sizeof(ulong))));
        c = Next(c, BinaryPrimitives.ReadUInt64LittleEndian(block.Slice(2 * sizeof(ulong))));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Next(ulong sum, ulong word)
    {
        ulong product = (sum ^ word) * P;
        return (product << 29) | (product >> 35);
    }
}
