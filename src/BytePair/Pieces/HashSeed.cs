using System.Runtime.CompilerServices;
#if NET
using System.Runtime.Intrinsics;
#endif

namespace BytePair.Pieces;

/// <summary>Random numbers that key the hash of one cache, so that nobody can choose words that all want one bucket.</summary>
internal readonly struct HashSeed(ulong first, ulong second)
{
    private const ulong Finalizer = 0x9E3779B97F4A7C15;

    /// <summary>A number to begin hashes of long pieces with.</summary>
    public ulong First => first;

    /// <summary>A seed that nobody can foretell.</summary>
    /// <remarks>
    /// From GUIDs, which the system makes of 122 bits from its cryptographic generator: the framework's own class for random
    /// numbers loads OpenSSL, which takes a process that counts one text milliseconds. Each half of one GUID covers the
    /// fixed bits in the other half of the other.
    /// </remarks>
    public static HashSeed Create()
    {
        var (low, high) = Halves(Guid.NewGuid());
        var (otherLow, otherHigh) = Halves(Guid.NewGuid());
        return new HashSeed((low ^ Rotated(otherHigh)) | 1, (high ^ Rotated(otherLow)) | 1);
    }

    /// <summary>The hash of a short key; its high bits are the good ones.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Hash(ulong shortKey) => shortKey * first;

#if NET
    /// <inheritdoc cref="Hash(ulong)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<ulong> Hash(Vector512<ulong> shortKeys) => shortKeys * first;
#endif

    /// <summary>The hash of a key; its high bits are the good ones.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Hash(PieceKey key) => Finish((key.Low * first) + (key.High * second));

    /// <summary>A second hash made from the first.</summary>
    public static ulong Again(ulong hash) => Finish(hash * 0xD6E8FEB86659FD93);

    private static unsafe (ulong Low, ulong High) Halves(Guid guid) => (((ulong*)&guid)[0], ((ulong*)&guid)[1]);

    /// <summary>The fixed bits are the highest of a half, four in one and two bits of a byte in the other, and come to lie in its middle.</summary>
    private static ulong Rotated(ulong half) => (half << 32) | (half >> 32);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Finish(ulong product) => (product ^ (product >> 32)) * Finalizer;
}
