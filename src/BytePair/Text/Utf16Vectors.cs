#if NET10_0_OR_GREATER
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace BytePair.Text;

/// <summary>UTF-16 to UTF-8, 32 chars at a time, whatever the scripts in them.</summary>
/// <remarks>
/// <para>
/// Of a char the three bytes are computed that it may become, side by side in a lane of 32 bits: the last six bits and their
/// mark in the third byte, the six before them or the head of two bytes in the second, the head of three in the first. Then
/// the bytes that the char doesn't have are left out, all at once: an instruction of AVX-512 compresses a vector to the bytes
/// that a mask names. Example: <c>aя文</c> is <c>.. .. 61 ..|.. D1 8F ..|E6 96 87 ..</c>, and compressed <c>61 D1 8F E6 96 87</c>.
/// </para>
/// <para>Surrogates are left to the framework. Text in ASCII needs none of this and is narrowed.</para>
/// </remarks>
internal static class Utf16Vectors
{
    /// <summary>So many chars are transcoded at a time.</summary>
    public const int Step = 32;

    /// <summary>The room that a step needs, in bytes: its two halves each write a whole vector, the second behind 48 bytes at most.</summary>
    public const int StepRoom = 128;

    /// <summary>Whether the machine has them; few that have AVX-512 don't.</summary>
    public static bool IsSupported => Avx512Vbmi2.IsSupported && Avx512BW.IsSupported;

    /// <summary>Transcodes up to the step that holds a surrogate, or that there aren't the chars or the room for.</summary>
    /// <remarks>SAFETY: each step begins only where its chars and its room are left; the machine has the instructions (<see cref="IsSupported"/>).</remarks>
    public static void ToUtf8(ReadOnlySpan<char> text, Span<byte> utf8, out int charsRead, out int bytesWritten)
    {
        ref ushort from = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(text));
        ref byte to = ref MemoryMarshal.GetReference(utf8);
        int read = 0;
        int written = 0;
        while (text.Length - read >= Step && utf8.Length - written >= StepRoom)
        {
            Vector512<ushort> chars = Vector512.LoadUnsafe(ref from, (nuint)read);
            if ((chars & Vector512.Create((ushort)0xFF80)) == Vector512<ushort>.Zero)
            {
                Avx512BW.ConvertToVector256Byte(chars).StoreUnsafe(ref to, (nuint)written);
                written += Step;
            }
            else if (Vector512.EqualsAny(chars & Vector512.Create((ushort)0xF800), Vector512.Create((ushort)0xD800)))
            {
                break;
            }
            else
            {
                (Vector512<uint> lower, Vector512<uint> upper) = Vector512.Widen(chars);
                written += Write(lower, ref Unsafe.Add(ref to, written));
                written += Write(upper, ref Unsafe.Add(ref to, written));
            }

            read += Step;
        }

        charsRead = read;
        bytesWritten = written;
    }

    /// <summary>Writes the bytes of 16 chars and returns how many they are; what is behind them, up to 64, is overwritten.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Write(Vector512<uint> chars, ref byte to)
    {
        Vector512<uint> sixBits = Vector512.Create(0x3Fu);
        Vector512<uint> mark = Vector512.Create(0x80u);
        Vector512<uint> isAscii = Vector512.LessThan(chars, Vector512.Create(0x80u));
        Vector512<uint> isShort = Vector512.LessThan(chars, Vector512.Create(0x800u));
        Vector512<uint> middle = chars >>> 6;
        Vector512<uint> third = Vector512.ConditionalSelect(isAscii, chars, mark | (chars & sixBits));
        Vector512<uint> second = Vector512.ConditionalSelect(isShort, Vector512.Create(0xC0u) | middle, mark | (middle & sixBits));
        Vector512<uint> first = Vector512.Create(0xE0u) | (chars >>> 12);
        Vector512<uint> all = first | (second << 8) | (third << 16);
        Vector512<uint> kept = Vector512.Create(0x00FF0000u)
            | Vector512.AndNot(Vector512.Create(0x0000FF00u), isAscii)
            | Vector512.AndNot(Vector512.Create(0x000000FFu), isShort);
        Avx512Vbmi2.Compress(Vector512<byte>.Zero, kept.AsByte(), all.AsByte()).StoreUnsafe(ref to);
        return BitOperations.PopCount(kept.AsByte().ExtractMostSignificantBits());
    }
}
#endif
