#if !NET
using System.Buffers.Binary;
#endif
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
#if NET
using System.Runtime.Intrinsics;
#endif
using BytePair.Sinks;
using BytePair.Text;
using BytePair.Vocabularies;

namespace BytePair.Offsets;

/// <summary>Finds the place of each token in the text, in the caller's units, from the bytes of the tokens alone.</summary>
/// <remarks>
/// Tokens cover the text's UTF-8 byte by byte, in order. So in UTF-8 a token begins where the last one ended. In UTF-16 what
/// counts is the characters that have begun: a byte that begins one adds a char, or two from 0xF0 on, and a token whose first
/// byte continues a character begins with that character. Example: the tokens <c>F0 9F 98</c> and <c>80</c> of 😀 are both in
/// chars 0 to 2, and what follows begins at 2.
/// </remarks>
/// <param name="vocabulary">Has the bytes of the tokens.</param>
/// <param name="isUtf16">Whether places are counted in chars, not bytes.</param>
/// <param name="destination">Receives the tokens.</param>
/// <param name="isSpecial">Which of the tokens that were recognised are special; null if all are.</param>
internal struct TokenSink<TDestination>(Vocabulary vocabulary, bool isUtf16, TDestination destination, Func<int, bool>? isSpecial = null) : ITokenSink
    where TDestination : struct, ITokenDestination
{
    private TDestination destination = destination;

    /// <summary>The units of all characters that have begun.</summary>
    private int position;

    /// <summary>The units of the last of them.</summary>
    private int lastLength;

    public readonly TDestination Destination => destination;

    public readonly bool IsFull => destination.IsFull;

    public void Add(int id)
    {
        ReadOnlySpan<byte> bytes = vocabulary.GetBytes(id);
        if (isUtf16 && IsShortAscii(bytes))
        {
            destination.Add(new EncodedToken(id, position, bytes.Length, isSpecial: false));
            position += bytes.Length;
            lastLength = 1;
        }
        else
        {
            Add(id, bytes, isSpecial: false);
        }
    }

    public void Add(ReadOnlySpan<int> ids)
    {
        foreach (int id in ids)
        {
            Add(id);
        }
    }

    /// <summary>Adds tokens whose places are known.</summary>
    public void AddPlaced(List<EncodedToken> tokens)
    {
        foreach (EncodedToken token in tokens)
        {
            destination.Add(token.IsSpecial ? new EncodedToken(token.Id, token.Start, token.Length, isSpecial?.Invoke(token.Id) ?? true) : token);
        }
    }

    public void AddSpecial(int id, ReadOnlySpan<byte> utf8Text) => Add(id, utf8Text, isSpecial?.Invoke(id) ?? true);

    /// <summary>True for short ASCII, which most tokens are: known without a branch on the length.</summary>
    /// <remarks>
    /// SAFETY: the bytes are a token's in the vocabulary, and behind the beginning of each as many are readable as are read here
    /// (<see cref="PrebuiltFormat.TailPadding"/>); those that aren't the token's are left out.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsShortAscii(ReadOnlySpan<byte> token)
    {
        ref byte start = ref MemoryMarshal.GetReference(token);
#if NET
        return (uint)(token.Length - 1) < (uint)Vector128<byte>.Count &&
            (Vector128.LoadUnsafe(ref start).ExtractMostSignificantBits() & ((1u << token.Length) - 1)) == 0;
#else
        if ((uint)(token.Length - 1) >= sizeof(ulong))
        {
            return false;
        }

        ulong bytes = Unsafe.ReadUnaligned<ulong>(ref start);
        bytes = BitConverter.IsLittleEndian ? bytes : BinaryPrimitives.ReverseEndianness(bytes);
        return ((bytes << (8 * (sizeof(ulong) - token.Length))) & 0x8080808080808080) == 0;
#endif
    }

    private void Add(int id, ReadOnlySpan<byte> bytes, bool isSpecial)
    {
        int start = position;
        if (!isUtf16)
        {
            position += bytes.Length;
        }
        else
        {
            start -= Utf8.IsContinuation(bytes[0]) ? lastLength : 0;
            Pass(bytes);
        }

        destination.Add(new EncodedToken(id, start, position - start, isSpecial));
    }

    private void Pass(ReadOnlySpan<byte> bytes)
    {
        int begun = Utf16.CountChars(bytes);
        position += begun;
        if (begun > 0)
        {
            int last = bytes.Length - 1;
            while (Utf8.IsContinuation(bytes[last]))
            {
                last--;
            }

            lastLength = bytes[last] < 0xF0 ? 1 : 2;
        }
    }
}
