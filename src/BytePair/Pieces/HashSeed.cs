using System.Runtime.CompilerServices;
using System.Security.Cryptography;

namespace BytePair.Pieces;

/// <summary>Random numbers that key the hash of one cache, so that nobody can choose words that all want one bucket.</summary>
internal readonly struct HashSeed(ulong first, ulong second)
{
    private const ulong Finalizer = 0x9E3779B97F4A7C15;

    /// <summary>A number to begin hashes of long pieces with.</summary>
    public ulong First => first;

    public static HashSeed Create()
    {
        byte[] bytes = new byte[2 * sizeof(ulong)];
        using var random = RandomNumberGenerator.Create();
        random.GetBytes(bytes);
        return new HashSeed(BitConverter.ToUInt64(bytes, 0) | 1, BitConverter.ToUInt64(bytes, sizeof(ulong)) | 1);
    }

    /// <summary>The hash of a short key; its high bits are the good ones.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Hash(ulong shortKey) => shortKey * first;

    /// <summary>The hash of a key; its high bits are the good ones.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Hash(PieceKey key) => Finish((key.Low * first) + (key.High * second));

    /// <summary>A second hash made from the first.</summary>
    public static ulong Again(ulong hash) => Finish(hash * 0xD6E8FEB86659FD93);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Finish(ulong product) => (product ^ (product >> 32)) * Finalizer;
}
