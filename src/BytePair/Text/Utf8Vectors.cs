#if NET10_0_OR_GREATER
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace BytePair.Text;

/// <summary>UTF-8 to UTF-16, 64 bytes at a time, whatever the scripts in them.</summary>
/// <remarks>
/// <para>
/// Three vectors are read: the bytes of a window, those one place on, and those two places on. So each place has a byte and the two
/// behind it. Then all places but those where a character begins are left out of the three, by an instruction of AVX-512 that
/// compresses a vector to the bytes that a mask names: lane by lane there are now the first, the second and the third byte of the
/// characters, of which as many count as the first one says. Example: <c>aя文</c> is <c>61 D1 8F E6 96 87</c>, and compressed
/// <c>61 D1 E6</c>, <c>D1 8F 96</c>, <c>8F E6 87</c>.
/// </para>
/// <para>
/// A window doesn't end with a character. The last one has its bytes from the vectors further on; in the next window they aren't
/// where a character begins, and are left out. That they do continue one is checked there, for which a carry is kept.
/// </para>
/// <para>Characters of four bytes and ill-formed text are left to the framework. A window in ASCII needs none of this and is widened.</para>
/// </remarks>
internal static class Utf8Vectors
{
    /// <summary>So many bytes are transcoded at a time.</summary>
    public const int Window = 64;

    /// <summary>So many are read: two behind the window.</summary>
    public const int WindowReach = Window + 2;

    private const int LanesAtOnce = 32;

    /// <summary>Whether the machine has them; few that have AVX-512 don't.</summary>
    public static bool IsSupported => Avx512Vbmi2.IsSupported && Avx512BW.IsSupported;

    /// <summary>Transcodes up to the window that holds what is left to the framework, or that there aren't the bytes or the room for.</summary>
    /// <remarks>
    /// SAFETY: each window begins only where its reach is left, and the room for a char a byte, which is all that it writes; the machine has
    /// the instructions (<see cref="IsSupported"/>).
    /// </remarks>
    public static void ToUtf16(ReadOnlySpan<byte> utf8, Span<char> text, out int bytesRead, out int charsWritten)
    {
        ref byte from = ref MemoryMarshal.GetReference(utf8);
        ref ushort to = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(text));
        int read = 0;
        int written = 0;
        ulong carry = 0;
        while (utf8.Length - read >= WindowReach && text.Length - written >= Window)
        {
            Vector512<byte> bytes = Vector512.LoadUnsafe(ref from, (nuint)read);
            ulong other = bytes.ExtractMostSignificantBits();
            if ((other | carry) == 0)
            {
                (Vector512<ushort> lower, Vector512<ushort> upper) = Vector512.Widen(bytes);
                lower.StoreUnsafe(ref to, (nuint)written);
                upper.StoreUnsafe(ref to, (nuint)(written + LanesAtOnce));
                written += Window;
                read += Window;
                continue;
            }

            Vector512<byte> isFirst = Vector512.GreaterThanOrEqual(bytes.AsSByte(), Vector512.Create((sbyte)-0x40)).AsByte();
            ulong first = isFirst.ExtractMostSignificantBits();
            ulong ofThree = Vector512.Equals(bytes & Vector512.Create((byte)0xF0), Vector512.Create((byte)0xE0)).ExtractMostSignificantBits();
            ulong ofMore = first & other;
            ulong isStrange = Vector512.GreaterThanOrEqual(bytes, Vector512.Create((byte)0xF0)).ExtractMostSignificantBits()
                | Vector512.Equals(bytes & Vector512.Create((byte)0xFE), Vector512.Create((byte)0xC0)).ExtractMostSignificantBits();
            if ((isStrange | (~first ^ ((ofMore << 1) | (ofThree << 2) | carry))) != 0)
            {
                break;
            }

            Vector512<byte> firsts = Avx512Vbmi2.Compress(Vector512<byte>.Zero, isFirst, bytes);
            Vector512<byte> seconds = Avx512Vbmi2.Compress(Vector512<byte>.Zero, isFirst, Vector512.LoadUnsafe(ref from, (nuint)(read + 1)));
            Vector512<byte> thirds = Avx512Vbmi2.Compress(Vector512<byte>.Zero, isFirst, Vector512.LoadUnsafe(ref from, (nuint)(read + 2)));
            int count = BitOperations.PopCount(first);
            ref ushort next = ref Unsafe.Add(ref to, written);
            if (!TryWrite(firsts.GetLower(), seconds.GetLower(), thirds.GetLower(), ref next) ||
                (count > LanesAtOnce && !TryWrite(firsts.GetUpper(), seconds.GetUpper(), thirds.GetUpper(), ref Unsafe.Add(ref next, LanesAtOnce))))
            {
                break;
            }

            carry = (ofMore >> 63) | (ofThree >> 62);
            written += count;
            read += Window;
        }

        if (carry != 0)
        {
            // The last character is looked at once more, by whoever goes on: its end hasn't been.
            written--;
            do
            {
                read--;
            }
            while ((sbyte)Unsafe.Add(ref from, read) < -0x40);
        }

        bytesRead = read;
        charsWritten = written;
    }

    /// <summary>How many chars well-formed text becomes, as <see cref="Utf16.CountChars"/> tells.</summary>
    /// <remarks>SAFETY: each window begins only where all of it is left.</remarks>
    public static int CountChars(ReadOnlySpan<byte> utf8)
    {
        ref byte from = ref MemoryMarshal.GetReference(utf8);
        int count = 0;
        int read = 0;
        for (; utf8.Length - read >= Window; read += Window)
        {
            Vector512<byte> bytes = Vector512.LoadUnsafe(ref from, (nuint)read);
            count += BitOperations.PopCount(Vector512.GreaterThanOrEqual(bytes.AsSByte(), Vector512.Create((sbyte)-0x40)).ExtractMostSignificantBits())
                + BitOperations.PopCount(Vector512.GreaterThanOrEqual(bytes, Vector512.Create((byte)0xF0)).ExtractMostSignificantBits());
        }

        return count + Utf16.CountChars(utf8.Slice(read));
    }

    /// <summary>Writes the chars of 32 characters; false where three bytes stand for what fewer should, or for a surrogate.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryWrite(Vector256<byte> firsts, Vector256<byte> seconds, Vector256<byte> thirds, ref ushort to)
    {
        Vector512<ushort> first = Avx512BW.ConvertToVector512UInt16(firsts);
        Vector512<ushort> sixBits = Vector512.Create((ushort)0x3F);
        Vector512<ushort> second = Avx512BW.ConvertToVector512UInt16(seconds) & sixBits;
        Vector512<ushort> third = Avx512BW.ConvertToVector512UInt16(thirds) & sixBits;
        Vector512<ushort> ofTwo = ((first & Vector512.Create((ushort)0x1F)) << 6) | second;
        Vector512<ushort> ofThree = (first << 12) | (second << 6) | third;
        Vector512<ushort> isThree = Vector512.GreaterThanOrEqual(first, Vector512.Create((ushort)0xE0));
        Vector512<ushort> isOne = Vector512.LessThan(first, Vector512.Create((ushort)0x80));
        Vector512.ConditionalSelect(isThree, ofThree, Vector512.ConditionalSelect(isOne, first, ofTwo)).StoreUnsafe(ref to);
        Vector512<ushort> highest = ofThree & Vector512.Create((ushort)0xF800);
        Vector512<ushort> isWrong = Vector512.Equals(highest, Vector512<ushort>.Zero) | Vector512.Equals(highest, Vector512.Create((ushort)0xD800));
        return (isWrong & isThree) == Vector512<ushort>.Zero;
    }
}
#endif
