using System.Runtime.CompilerServices;
using BytePair.Text;

namespace BytePair.Vocabularies;

/// <summary>
/// Checks a form that comes from outside before anything is read in place: whatever it says, no look-up leaves it, none goes on for long, and tokens
/// are as long as the text that they are of.
/// </summary>
/// <remarks>
/// One pass over each part, in all a few milliseconds, since a saved vocabulary is to start as quickly as one that is built in. What isn't asked: whether the
/// tokens and the merges are those of some model; whether a merge makes the very bytes that it merges, or only as many; or whether a look-up finds
/// each token where it is. Who writes a form can write any vocabulary.
/// </remarks>
internal sealed class FormCheck(VocabularyMemory form, int idLimit, int[]? idOfRank, VocabularyTraits traits)
{
    /// <summary>A look-up passes over no more slots than that.</summary>
    private const int MaxRun = 1024;

    private const int MaxIdCount = 1 << 24;
    private const int MaxTokenLength = ushort.MaxValue;
    private const int ByteCount = 256;
    private int idCount;
    private int slotBits;
    private int tableAt;
    private int pairsAt;
    private int rankCount;

    /// <exception cref="InvalidDataException">The form can't be relied on.</exception>
    public void Run()
    {
        CheckSizes();
        CheckTokens();
        CheckRanks();
        CheckBytes();
        CheckTokenTable();
        CheckPairs();
    }

    private static void Require(bool condition, string what)
    {
        if (!condition)
        {
            throw Objection(what);
        }
    }

    private static InvalidDataException Objection(string what) => new($"The saved vocabulary is damaged: {what}. Make it again from its source.");

    private void CheckSizes()
    {
        Require(form.Length >= PrebuiltFormat.OffsetsAt && form.ReadUInt32(0) == PrebuiltFormat.Magic, "it doesn't begin as one");
        Require(form.ReadUInt32(PrebuiltFormat.TotalLengthAt) == (uint)form.Length, "its length is wrong");
        uint ids = form.ReadUInt32(PrebuiltFormat.IdCountAt);
        uint bits = form.ReadUInt32(PrebuiltFormat.SlotBitsAt);
        Require(ids <= MaxIdCount && bits is >= 1 and <= 26, "it has too many tokens");
        (idCount, slotBits) = ((int)ids, (int)bits);
        rankCount = idOfRank?.Length ?? idLimit;
        Require(idLimit >= 0 && idLimit <= idCount && rankCount <= PairTable.MaxIdCount, "its ids don't fit");
        tableAt = PrebuiltFormat.OffsetsAt + ((idCount + 1) * sizeof(uint));
        pairsAt = PrebuiltFormat.PairsAt(tableAt, slotBits);
        Require(pairsAt <= form.Length - PairTable.HeaderLength, "its tables don't fit");
    }

    /// <summary>The bytes of the tokens lie one behind the other, up to the padding.</summary>
    [MethodImpl(Compilation.AtOnce)]
    private void CheckTokens()
    {
        uint pairSlotBits = form.ReadUInt32(pairsAt + sizeof(ulong));
        uint bucketBits = form.ReadUInt32(pairsAt + sizeof(ulong) + sizeof(uint));
        Require(pairSlotBits is >= 1 and <= 24 && bucketBits is >= 1 and <= 24, "its pairs don't fit");
        int longest = 0;
        int count = 0;
        uint end = (uint)(pairsAt + PairTable.LengthFor((int)pairSlotBits, (int)bucketBits));
        Require(form.ReadUInt32(PrebuiltFormat.OffsetsAt) == end, "its tokens don't begin behind the pairs");
        for (int id = 0; id < idCount; id++)
        {
            uint next = form.ReadUInt32(PrebuiltFormat.OffsetsAt + ((id + 1) * sizeof(uint)));
            if (next < end || next - end > MaxTokenLength)
            {
                throw Objection("its tokens overlap");
            }

            longest = Math.Max(longest, (int)(next - end));
            count += next > end ? 1 : 0;
            end = next;
        }

        Require(end == (uint)form.Length - PrebuiltFormat.TailPadding, "its tokens don't end before the padding");
        Require(form.ReadUInt32(PrebuiltFormat.MaxTokenLengthAt) == (uint)longest && form.ReadUInt32(PrebuiltFormat.TokenCountAt) == (uint)count, "its tokens aren't those that it tells of");
    }

    /// <summary>Each rank is that of a token, or of a missing byte.</summary>
    private void CheckRanks()
    {
        for (int rank = 0; idOfRank is not null && rank < idOfRank.Length; rank++)
        {
            int id = idOfRank[rank];
            bool isMissing = id == Vocabulary.NoId && rank < ByteCount && !traits.Has(VocabularyTraits.HasEachByte);
            Require(isMissing || ((uint)id < (uint)idLimit && !BytesOf(id).IsEmpty), "a rank is that of no token");
        }
    }

    private void CheckBytes()
    {
        for (int value = 0; value < ByteCount; value++)
        {
            uint rank = form.ReadUInt32(PrebuiltFormat.ByteRanksAt + (value * sizeof(uint)));
            Require(rank < (uint)rankCount, "a byte has no rank");
            int id = IdOf((int)rank);
            Require(id == Vocabulary.NoId ? rank == (uint)value : BytesOf(id).SequenceEqual(SingleBytes.Of((byte)value)), "a byte has the rank of something else");
        }
    }

    /// <summary>A look-up ends at a free slot, soon, and finds nothing but tokens.</summary>
    [MethodImpl(Compilation.AtOnce)]
    private void CheckTokenTable()
    {
        uint idMask = (1u << RankTable.IdBitsFor(idCount)) - 1;
        int slotCount = 1 << slotBits;
        int run = 0;
        bool hasFree = false;

        // Further than once around, as a run may go over the end.
        for (int i = 0; i < slotCount + MaxRun; i++)
        {
            uint entry = form.ReadUInt32(tableAt + ((i & (slotCount - 1)) * sizeof(uint)));
            run = entry == PrebuiltFormat.NoToken ? 0 : run + 1;
            hasFree |= run == 0;
            if (run > 0 && ((entry & idMask) >= (uint)idCount || run >= MaxRun))
            {
                throw Objection("its table of tokens is no such table");
            }
        }

        Require(hasFree, "its table of tokens is full");
    }

    /// <summary>Each pair makes a token as long as both; and, if ranks rise along the way, one of a higher rank.</summary>
    [MethodImpl(Compilation.AtOnce)]
    private void CheckPairs()
    {
        var pairs = new PairTable(form, pairsAt, PairTable.MaxIdCount);
        Require(pairs.StaysInSlots(), "its table of pairs leads past its end");
        bool isOrdered = traits.Has(VocabularyTraits.IsOrdered);
        for (int slot = 0; slot < pairs.SlotCount; slot++)
        {
            if (!pairs.TryReadSlot(slot, out int left, out int right, out int rank) || (idOfRank is null && rank >= idLimit))
            {
                continue;
            }

            if (left >= rankCount || right >= rankCount || rank >= rankCount || (isOrdered && (left >= rank || right >= rank)))
            {
                throw Objection("a merge is of no tokens, or its merges aren't in order");
            }

            uint leftLength = LengthOfRank(left);
            uint rightLength = LengthOfRank(right);
            if (leftLength == 0 || rightLength == 0 || leftLength + rightLength != LengthOfRank(rank))
            {
                throw Objection("a merge makes something else");
            }
        }

        GC.KeepAlive(form);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int IdOf(int rank) => idOfRank is null ? rank : idOfRank[rank];

    /// <summary>Of a rank below the number of ranks, whose id is checked.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private uint LengthOfRank(int rank)
    {
        int id = IdOf(rank);
        int at = PrebuiltFormat.OffsetsAt + (id * sizeof(uint));
        return id == Vocabulary.NoId ? 1 : form.ReadUInt32(at + sizeof(uint)) - form.ReadUInt32(at);
    }

    private ReadOnlySpan<byte> BytesOf(int id) => new TokenStore(form, idCount).GetBytes(id);
}
