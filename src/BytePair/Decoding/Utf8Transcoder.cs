using System.Buffers;
#if NET
using System.Runtime.CompilerServices;
#endif
using System.Text;
using BytePair.Text;

namespace BytePair.Decoding;

/// <summary>UTF-8 to UTF-16: by vectors where the machine has them, else the framework's own way, where that has today's rule for ill-formed text.</summary>
internal static class Utf8Transcoder
{
    /// <summary>Where the first bytes are that are no UTF-8, or -1.</summary>
    public static int FindInvalid(ReadOnlySpan<byte> utf8)
    {
#if NET
        if (System.Text.Unicode.Utf8.IsValid(utf8))
        {
            return -1;
        }
#endif
        int position = 0;
        while (position < utf8.Length)
        {
            if (Utf8Sequence.Measure(utf8.Slice(position), out int length) != OperationStatus.Done)
            {
                return position;
            }

            position += length;
        }

        return -1;
    }

#if NET
    /// <summary>A shorter text is the framework's, which has less to set up.</summary>
    private const int LeastForVectors = 128;

    /// <summary>In bytes: what the framework is given at a time where there is what the vectors don't do.</summary>
    private const int FrameworkStep = 512;

    /// <summary>The text of bytes that are all there is, with U+FFFD for what is ill-formed.</summary>
    public static string ToText(ReadOnlySpan<byte> utf8)
    {
#if NET10_0_OR_GREATER
        if (utf8.Length >= LeastForVectors && InstructionSets.InUse == InstructionSet.Vector512 && TryTextByVectors(utf8) is { } text)
        {
            return text;
        }
#endif
        return Encoding.UTF8.GetString(utf8);
    }

    /// <summary>
    /// Transcodes as much as fits, up to an ill-formed stretch unless <paramref name="replaces"/>, and up to a character that the
    /// end of <paramref name="utf8"/> cuts short.
    /// </summary>
    /// <remarks>n bytes never take more than n chars.</remarks>
    public static void ToUtf16(ReadOnlySpan<byte> utf8, Span<char> destination, bool replaces, out int bytesRead, out int charsWritten)
    {
        bytesRead = charsWritten = 0;
        if (utf8.Length >= LeastForVectors && InstructionSets.InUse == InstructionSet.Vector512)
        {
            ToUtf16ByVectors(utf8, destination, replaces, out bytesRead, out charsWritten);
        }

        System.Text.Unicode.Utf8.ToUtf16(utf8.Slice(bytesRead), destination.Slice(charsWritten), out int read, out int written, replaces, isFinalBlock: false);
        bytesRead += read;
        charsWritten += written;
    }

    /// <summary>Leaves the end of the text, or of the room, to the framework.</summary>
    /// <remarks>Not inlined, so that its caller can be compiled ahead for machines without these vectors.</remarks>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ToUtf16ByVectors(ReadOnlySpan<byte> utf8, Span<char> destination, bool replaces, out int bytesRead, out int charsWritten)
    {
        bytesRead = charsWritten = 0;
#if NET10_0_OR_GREATER
        while (Utf8Vectors.IsSupported)
        {
            Utf8Vectors.ToUtf16(utf8.Slice(bytesRead), destination.Slice(charsWritten), out int read, out int written);
            bytesRead += read;
            charsWritten += written;
            if (utf8.Length - bytesRead < FrameworkStep || destination.Length - charsWritten < FrameworkStep)
            {
                break;
            }

            OperationStatus status = System.Text.Unicode.Utf8.ToUtf16(
                utf8.Slice(bytesRead, FrameworkStep), destination.Slice(charsWritten), out read, out written, replaces, isFinalBlock: false);
            bytesRead += read;
            charsWritten += written;
            if (status == OperationStatus.InvalidData)
            {
                break;
            }
        }
#endif
    }

#if NET10_0_OR_GREATER
    /// <summary>The text, written where it stays; null if it is ill-formed, for then it may be of another length.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static string? TryTextByVectors(ReadOnlySpan<byte> utf8)
    {
        if (!Utf8Vectors.IsSupported)
        {
            return null;
        }

        bool isWhole = false;
        var transcoding = new WholeText(utf8, ref isWhole);
        string text = string.Create(Utf8Vectors.CountChars(utf8), transcoding, static (chars, of) =>
        {
            ToUtf16(of.Utf8, chars, replaces: false, out int read, out int written);
            of.IsWhole = read == of.Utf8.Length && written == chars.Length;
        });
        return isWhole ? text : null;
    }

    /// <summary>What is transcoded into a string, and whether it all could be.</summary>
    private readonly ref struct WholeText(ReadOnlySpan<byte> utf8, ref bool isWhole)
    {
        private readonly ref bool isWhole = ref isWhole;

        public readonly ReadOnlySpan<byte> Utf8 = utf8;

        public bool IsWhole
        {
            set => isWhole = value;
        }
    }
#endif
#else
    private const char ReplacementCharacter = '\uFFFD';

    /// <summary>The text of bytes that are all there is, with U+FFFD for what is ill-formed.</summary>
    public static string ToText(ReadOnlySpan<byte> utf8)
    {
        char[] chars = ArrayPool<char>.Shared.Rent(utf8.Length);
        ToUtf16(utf8, chars, replaces: true, out int read, out int written);
        if (read < utf8.Length)
        {
            chars[written++] = ReplacementCharacter;
        }

        string text = new(chars, 0, written);
        ArrayPool<char>.Shared.Return(chars);
        return text;
    }

    /// <summary>
    /// Transcodes as much as fits, up to an ill-formed stretch unless <paramref name="replaces"/>, and up to a character that the
    /// end of <paramref name="utf8"/> cuts short.
    /// </summary>
    /// <remarks>n bytes never take more than n chars.</remarks>
    public static void ToUtf16(ReadOnlySpan<byte> utf8, Span<char> destination, bool replaces, out int bytesRead, out int charsWritten)
    {
        bytesRead = 0;
        charsWritten = 0;
        while (bytesRead < utf8.Length)
        {
            ReadOnlySpan<byte> rest = utf8.Slice(bytesRead);
            OperationStatus status = Utf8Sequence.Measure(rest, out int length);
            bool isPair = status == OperationStatus.Done && length == 4;
            bool stops = status == OperationStatus.NeedMoreData || (status == OperationStatus.InvalidData && !replaces);
            if (stops || destination.Length - charsWritten < (isPair ? 2 : 1))
            {
                return;
            }

            uint character = status == OperationStatus.Done ? CodePoint(rest, length) : ReplacementCharacter;
            if (isPair)
            {
                destination[charsWritten++] = (char)(0xD7C0 + (character >> 10));
                character = 0xDC00 | (character & 0x3FF);
            }

            destination[charsWritten++] = (char)character;
            bytesRead += length;
        }
    }

    /// <summary>The code point of a well-formed character.</summary>
    private static uint CodePoint(ReadOnlySpan<byte> character, int length)
    {
        uint value = length == 1 ? character[0] : character[0] & (0xFFu >> (length + 1));
        for (int i = 1; i < length; i++)
        {
            value = (value << 6) | (character[i] & 0x3Fu);
        }

        return value;
    }
#endif
}
