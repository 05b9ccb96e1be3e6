using System.Buffers.Binary;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using BytePair.Text;

namespace BytePair.Vocabularies;

/// <summary>
/// The memory that the form of a vocabulary lies in: a resource of the assembly, mapped by the loader, so that only the
/// pages that are touched cost anything; or, for one that was made or loaded while the program runs, an array.
/// </summary>
/// <remarks>
/// Whoever reads by addresses of <see cref="At"/> holds this object meanwhile, in what is called or behind it: an array is let go of
/// with its last holder. What is read through this object's own methods needs no such care, and spans keep an array themselves.
/// </remarks>
internal sealed unsafe class VocabularyMemory
{
    private readonly byte* start;

    // Held so that the memory lives as long as this object does.
    private readonly IDisposable owner;
#if !NET
    private readonly byte[]? array;
    private readonly int arrayStart;
#endif

    private VocabularyMemory(UnmanagedMemoryStream stream)
    {
        owner = stream;
        start = stream.PositionPointer;
        Length = checked((int)stream.Length);
    }

    /// <summary>Reads from an array, from some byte on, that nobody writes to any more.</summary>
    public VocabularyMemory(PinnedBytes bytes, int from, int length)
    {
        Debug.Assert(from >= 0 && length >= 0 && from <= bytes.Array.Length - length, "The form lies within the array.");
        owner = bytes;
        start = bytes.Start + from;
        Length = length;
#if !NET
        array = bytes.Array;
        arrayStart = from;
#endif
    }

    /// <summary>In bytes.</summary>
    public int Length { get; }

    /// <exception cref="InvalidOperationException">The assembly doesn't hold a resource of that name.</exception>
    public static VocabularyMemory OfResource(string name)
    {
        Stream? stream = typeof(VocabularyMemory).Assembly.GetManifestResourceStream(name);
        return stream is UnmanagedMemoryStream mapped
            ? new VocabularyMemory(mapped)
            : throw new InvalidOperationException($"The assembly doesn't hold the vocabulary '{name}' in mapped memory.");
    }

    /// <summary>Reads a little-endian number.</summary>
    /// <remarks>
    /// SAFETY: every offset comes from the form itself, whose consistency a test checks for each resource, which our own writer made,
    /// or which was checked when it was loaded; debug builds assert it.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint ReadUInt32(int position)
    {
        Debug.Assert((uint)position <= (uint)(Length - sizeof(uint)), "The read lies within the form.");
        uint value = ReadUInt32(start + position);
        GC.KeepAlive(this);
        return value;
    }

    /// <summary>Reads a little-endian number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint ReadUInt32(byte* at)
    {
        uint value = Unsafe.ReadUnaligned<uint>(at);
        return BitConverter.IsLittleEndian ? value : BinaryPrimitives.ReverseEndianness(value);
    }

    /// <summary>Reads a little-endian number.</summary>
    /// <remarks>SAFETY: as for <see cref="ReadUInt32(int)"/>.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong ReadUInt64(int position)
    {
        Debug.Assert((uint)position <= (uint)(Length - sizeof(ulong)), "The read lies within the form.");
        ulong value = ReadUInt64(start + position);
        GC.KeepAlive(this);
        return value;
    }

    /// <summary>Reads a little-endian number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong ReadUInt64(byte* at)
    {
        ulong value = Unsafe.ReadUnaligned<ulong>(at);
        return BitConverter.IsLittleEndian ? value : BinaryPrimitives.ReverseEndianness(value);
    }

    /// <summary>Reads a little-endian number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ushort ReadUInt16(byte* at)
    {
        ushort value = Unsafe.ReadUnaligned<ushort>(at);
        return BitConverter.IsLittleEndian ? value : BinaryPrimitives.ReverseEndianness(value);
    }

    /// <summary>The address of a position, valid as long as somebody holds this object.</summary>
    public byte* At(int position) => start + position;

    /// <summary>Has the cache line at a position fetched; harmless wherever it is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Prefetch(int position) => MemoryHints.Prefetch(start + position);

    /// <summary>A part of the form.</summary>
    /// <remarks>
    /// SAFETY: as for <see cref="ReadUInt32(int)"/>. An array stays alive for as long as a span points into it: the collector follows the
    /// reference wherever it was made; older frameworks have spans that have to be told the array.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ReadOnlySpan<byte> Slice(int position, int length)
    {
        Debug.Assert(position >= 0 && length >= 0 && position <= Length - length, "The part lies within the form.");
#if !NET
        if (array is not null)
        {
            return new ReadOnlySpan<byte>(array, arrayStart + position, length);
        }
#endif
        var part = new ReadOnlySpan<byte>(start + position, length);
        GC.KeepAlive(this);
        return part;
    }
}
