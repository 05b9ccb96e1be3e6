using System.Runtime.CompilerServices;
using BytePair.Merging;
using BytePair.Text;
using BytePair.Vocabularies;

namespace BytePair.Pieces;

/// <summary>Tells which pieces of a group stay bytes, before any is looked up, where many do: in random bytes, hardly in real text.</summary>
/// <remarks>
/// They are neither looked for in the cache nor kept there. Example: of the pieces <c>the</c>, 0x9F 0xFF and <c>␣</c> the second is told: its value
/// is those two ids. A piece of one byte is a token that the cache has at hand, and a longer one than <see cref="BytesApart.MaxLength"/> has more ids than a value holds.
/// </remarks>
internal sealed unsafe class ApartPieces(Vocabulary vocabulary)
{
    /// <summary>An eighth of the pieces that are looked up at once: where more stay bytes, those that follow are told. To tell one takes some 40 cycles.</summary>
    private const int Many = GroupEncoder.GroupsAtOnce * PieceGroup.MaxCount / 8;

    private readonly bool areTold = BytesApart.Holds(vocabulary) && vocabulary.IdCount <= PieceIds.IdLimit;
    private uint told;

    /// <summary>Whether it pays to tell the pieces that come next.</summary>
    public bool Pay { get; private set; }

    /// <summary>Ends a look at some pieces, of which merging left so many as bytes besides those that were told.</summary>
    public void Note(int found)
    {
        Pay = areTold && told + found > Many;
        told = 0;
    }

    /// <summary>Sets the values of the pieces that stay bytes, and returns their bits. The keys are made.</summary>
    /// <remarks>What else it writes is written over when the other pieces are looked up.</remarks>
#if NET
    [SkipLocalsInit]
#endif
    [MethodImpl(Compilation.AtOnce)]
    public ulong Tell(PieceGroup* group)
    {
        int* ids = stackalloc int[BytesApart.MaxLength];
        ulong apart = 0;
        fixed (ulong* merging = vocabulary.MergingBytes)
        {
            var bytesApart = new BytesApart(merging, vocabulary.ByteRanks);
            for (ulong left = OfRightLength(group); left != 0; left &= left - 1)
            {
                nint at = Bits.Lowest(left);
                ulong bytes = group->Keys[at];
                int length = group->LengthOf((int)at);
                uint isApart = bytesApart.AreApart(bytes, length);
                told += isApart;
                apart |= (ulong)isApart << (int)at;
                bytesApart.ToIds(bytes, ids);
                group->Values[at] = PieceIds.Pack(ids, length, out group->More[at]).Bits;
            }
        }

        GC.KeepAlive(vocabulary);
        return apart;
    }

    /// <summary>The bits of the pieces of two bytes and more, but not too many.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong OfRightLength(PieceGroup* group)
    {
        ulong bits = 0;
        for (int i = 0; i < group->Count; i++)
        {
            bits |= ((uint)(group->LengthOf(i) - 2) <= BytesApart.MaxLength - 2 ? 1UL : 0) << i;
        }

        return bits;
    }
}
