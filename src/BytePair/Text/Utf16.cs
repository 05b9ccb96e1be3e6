using System.Buffers.Binary;
using System.Runtime.CompilerServices;
#if !NET
using System.Text;
#endif

namespace BytePair.Text;

/// <summary>Between UTF-16, as callers have text, and UTF-8, as it is encoded. A lone surrogate reads as U+FFFD.</summary>
internal static class Utf16
{
    /// <summary>The most bytes that a char becomes (a surrogate pair becomes 4, which is fewer a char).</summary>
    public const int MaxBytesPerChar = 3;

#if NET
    /// <summary>A shorter text is the framework's, which has less to set up.</summary>
    private const int LeastForVectors = 64;

    /// <summary>What the framework is given at a time where there are surrogates, in steps of the vectors.</summary>
    private const int FrameworkSteps = 8;

#endif
    /// <summary>Writes as many of the chars in UTF-8 as there is room for. A high surrogate at the end waits for what follows, unless that is the end.</summary>
    /// <param name="text">The chars.</param>
    /// <param name="utf8">Receives the bytes.</param>
    /// <param name="isEnd">Whether nothing follows <paramref name="text"/>.</param>
    /// <param name="charsRead">How many chars were read.</param>
    /// <param name="bytesWritten">How many bytes they became.</param>
#if NET
    public static void ToUtf8(ReadOnlySpan<char> text, Span<byte> utf8, bool isEnd, out int charsRead, out int bytesWritten)
    {
        charsRead = bytesWritten = 0;
        if (text.Length >= LeastForVectors && InstructionSets.InUse == InstructionSet.Vector512)
        {
            ToUtf8ByVectors(text, utf8, out charsRead, out bytesWritten);
        }

        System.Text.Unicode.Utf8.FromUtf16(
            text.Slice(charsRead), utf8.Slice(bytesWritten), out int read, out int written, replaceInvalidSequences: true, isEnd);
        charsRead += read;
        bytesWritten += written;
    }

    /// <summary>Leaves the end of the text, or of the room, to the framework.</summary>
    /// <remarks>Not inlined, so that its caller can be compiled ahead for machines without these vectors.</remarks>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ToUtf8ByVectors(ReadOnlySpan<char> text, Span<byte> utf8, out int charsRead, out int bytesWritten)
    {
        charsRead = bytesWritten = 0;
#if NET10_0_OR_GREATER
        while (Utf16Vectors.IsSupported)
        {
            Utf16Vectors.ToUtf8(text.Slice(charsRead), utf8.Slice(bytesWritten), out int read, out int written);
            charsRead += read;
            bytesWritten += written;
            if (text.Length - charsRead < Utf16Vectors.Step || utf8.Length - bytesWritten < Utf16Vectors.StepRoom)
            {
                break;
            }

            // There are surrogates in the next step, and so perhaps behind it: the framework does a few.
            ReadOnlySpan<char> few = text.Slice(charsRead, Math.Min(text.Length - charsRead, FrameworkSteps * Utf16Vectors.Step));
            System.Text.Unicode.Utf8.FromUtf16(few, utf8.Slice(bytesWritten), out read, out written, replaceInvalidSequences: true, isFinalBlock: false);
            charsRead += read;
            bytesWritten += written;
        }
#endif
    }
#else
    public static unsafe void ToUtf8(ReadOnlySpan<char> text, Span<byte> utf8, bool isEnd, out int charsRead, out int bytesWritten)
    {
        charsRead = bytesWritten = 0;

        // What surely fits at once, then what is left of the room likewise, until it is too small for any character.
        for (int count = 1; count > 0; charsRead += count)
        {
            count = Math.Min(text.Length - charsRead, (utf8.Length - bytesWritten) / MaxBytesPerChar);
            bool endsInHalf = count > 0 && char.IsHighSurrogate(text[charsRead + count - 1]);
            bool isLoneAtEnd = isEnd && charsRead + count == text.Length;
            count -= endsInHalf && !isLoneAtEnd ? 1 : 0;
            fixed (char* from = text.Slice(charsRead, count))
            fixed (byte* to = utf8.Slice(bytesWritten))
            {
                bytesWritten += count > 0 ? Encoding.UTF8.GetBytes(from, count, to, utf8.Length - bytesWritten) : 0;
            }
        }
    }
#endif

    /// <summary>How many chars well-formed UTF-8 becomes: a char for each byte that begins a character, and one more for those of four bytes.</summary>
    public static int CountChars(ReadOnlySpan<byte> utf8)
    {
        int count = utf8.Length;
        while (utf8.Length >= sizeof(ulong))
        {
            count += MoreCharsThanBytes(BinaryPrimitives.ReadUInt64LittleEndian(utf8));
            utf8 = utf8.Slice(sizeof(ulong));
        }

        return count + MoreCharsThanBytes(ReadShort(utf8));
    }

    /// <summary>Up to 7 bytes, and zeros behind them.</summary>
    private static ulong ReadShort(ReadOnlySpan<byte> bytes)
    {
        int length = bytes.Length;
        if (length >= sizeof(uint))
        {
            ulong first = BinaryPrimitives.ReadUInt32LittleEndian(bytes);
            ulong last = BinaryPrimitives.ReadUInt32LittleEndian(bytes.Slice(length - sizeof(uint)));
            return first | (last << (8 * (length - sizeof(uint))));
        }

        return length == 0 ? 0 : bytes[0] | ((ulong)bytes[length / 2] << (8 * (length / 2))) | ((ulong)bytes[length - 1] << (8 * (length - 1)));
    }

    /// <summary>For eight bytes: those of 0xF0 and above, less those that continue a character. A zero is neither.</summary>
    private static int MoreCharsThanBytes(ulong bytes)
    {
        const ulong HighBits = 0x8080808080808080;
        ulong continuing = bytes & ~(bytes << 1) & HighBits;
        ulong fourth = bytes & (bytes << 1) & (bytes << 2) & (bytes << 3) & HighBits;
        return CountHighBits(fourth) - CountHighBits(continuing);
    }

    /// <summary>The multiplication adds all bytes up in the highest.</summary>
    private static int CountHighBits(ulong highBits) => (int)(((highBits >> 7) * 0x0101010101010101) >> 56);
}
