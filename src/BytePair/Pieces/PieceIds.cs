using System.Runtime.CompilerServices;
#if NET
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
#endif

namespace BytePair.Pieces;

/// <summary>
/// What stands for the ids of a piece, in 8 bytes. 0 is no value; otherwise bits 60 to 62 are a number, and the top bit is set
/// unless the value is all that there is.
/// </summary>
/// <remarks>
/// <code>
/// 0 count id id id       one to three ids of 20 bits each, the first in the lowest bits
/// 0 1     1  0  id       a token that no text has had yet
/// 1 count id id id       four to six ids, of which three are in a second word
/// 1 7     position       ids (and bytes) are in a record
/// 1 0                    none are kept: the piece is to be merged
/// </code>
/// Example: the ids 5, 6 are <c>2 · 2^60 + 6 · 2^20 + 5</c>. The rarer a piece, the greater its value: ids are given in order of
/// frequency, and several are rarer than one.
/// </remarks>
internal readonly struct PieceIds(ulong bits)
{
    /// <summary>The most ids in a word.</summary>
    public const int MaxInWord = 3;

    /// <summary>The most ids in two words.</summary>
    public const int MaxInTwo = 2 * MaxInWord;

    /// <summary>Ids from this one on need more bits.</summary>
    public const int IdLimit = 1 << IdBits;

    private const int IdBits = 20;
    private const int CountShift = 60;
    private const int UnmetShift = CountShift - 1;
    private const ulong UnmetFlag = 3;
    private const ulong IdMask = (1UL << IdBits) - 1;
    private const ulong OtherFlag = 1UL << 63;
    private const ulong RecordNumber = 7UL;

    /// <summary>Stands for a piece whose ids aren't kept.</summary>
    public static PieceIds NotKept => new(OtherFlag);

    public ulong Bits { get; } = bits;

    /// <summary>How many ids there are, unless they are in a record or not kept.</summary>
    public int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => (int)(Bits >> CountShift) & 7;
    }

#if NET
    /// <summary>The <see cref="Count"/> of eight values.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<ulong> CountsOf(Vector512<ulong> values) => (values >> CountShift) & Vector512.Create(RecordNumber);

    /// <summary>The <see cref="Count"/> of four values.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<ulong> CountsOf(Vector256<ulong> values) => (values >> CountShift) & Vector256.Create(RecordNumber);
#endif

    public bool IsRecord => Bits >> CountShift == (OtherFlag >> CountShift) + RecordNumber;

    /// <summary>True if it is a single id, which isn't in a record.</summary>
    public bool IsOne => Bits >> CountShift == 1;

    /// <summary>True if it is that of a token which no text had before it was kept.</summary>
    public bool IsUnmet => Bits >> UnmetShift == UnmetFlag;

    /// <summary>Where the record lies.</summary>
    public int Record => (int)Bits;

    public static PieceIds OfRecord(int position) => new(OtherFlag | (RecordNumber << CountShift) | (uint)position);

    /// <summary>The value of a token that no text has had yet.</summary>
    public static PieceIds OfUnmet(int id) => new((UnmetFlag << UnmetShift) | (uint)id);

    /// <summary>The value of one to <see cref="MaxInTwo"/> ids, each below <see cref="IdLimit"/>.</summary>
    /// <param name="ids">The ids; so many are read as two words take, whatever their count.</param>
    /// <param name="count">How many there are.</param>
    /// <param name="more">Receives the second word.</param>
    public static unsafe PieceIds Pack(int* ids, int count, out ulong more)
    {
        int inFirst = Math.Min(count, MaxInWord);
        more = Word(ids + MaxInWord) & Mask(count - inFirst);
        return new PieceIds((Word(ids) & Mask(inFirst)) | ((ulong)count << CountShift) | (count > MaxInWord ? OtherFlag : 0));
    }

    /// <summary>Three ids in their places; what doesn't count leaves bits behind them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static unsafe ulong Word(int* ids) => (uint)ids[0] | ((ulong)(uint)ids[1] << IdBits) | ((ulong)(uint)ids[2] << (2 * IdBits));

    /// <summary>The bits of so many ids.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Mask(int count) => (1UL << (IdBits * count)) - 1;

    /// <summary>Writes the <see cref="MaxInWord"/> ids of a word, however many of them count.</summary>
    /// <remarks>SAFETY: the caller has room for them.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void Write(ulong word, int* destination)
    {
#if NET
        if (Bmi2.X64.IsSupported && BitConverter.IsLittleEndian)
        {
            Unsafe.WriteUnaligned(destination, Bmi2.X64.ParallelBitDeposit(word, IdMask | (IdMask << 32)));
        }
        else
#endif
        {
            destination[0] = (int)(word & IdMask);
            destination[1] = (int)((word >> IdBits) & IdMask);
        }

        destination[2] = (int)((word >> (2 * IdBits)) & IdMask);
    }
}
