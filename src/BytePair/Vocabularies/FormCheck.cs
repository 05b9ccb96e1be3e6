using System.Runtime.CompilerServices;
using BytePair.Text;

namespace BytePair.Vocabularies;

/// <summary>
/// Checks a form that comes from outside before anything is read in place: whatever it says, no look-up leaves it, none goes on for long, and what is encoded
/// decodes to what it was.
/// </summary>
/// <remarks>
/// One pass over each part. What isn't asked: whether the tokens and the merges are those of some model; or whether a look-up finds each
/// token where it is. Who writes a form can write any vocabulary.
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
            Require(next >= end && next - end <= MaxTokenLength, "its tokens overlap");
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

        // Twice around, as a run may go over the end.
        for (int i = 0; i < 2 * slotCount; i++)
        {
            uint entry = form.ReadUInt32(tableAt + ((i & (slotCount - 1)) * sizeof(uint)));
            run = entry == PrebuiltFormat.NoToken ? 0 : run + 1;
            hasFree |= run == 0;
            Require(run == 0 || ((entry & idMask) < (uint)idCount && run < MaxRun), "its table of tokens is no such table");
        }

        Require(hasFree, "its table of tokens is full");
    }

    /// <summary>Each pair makes a token of the bytes of both; and, if ranks rise along the way, one of a higher rank.</summary>
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

            Require(left < rankCount && right < rankCount && rank < rankCount, "a merge is of no tokens");
            Require(!isOrdered || (left < rank && right < rank), "its merges aren't in order");
            ReadOnlySpan<byte> leftBytes = BytesOfRank(left);
            ReadOnlySpan<byte> rightBytes = BytesOfRank(right);
            ReadOnlySpan<byte> both = BytesOfRank(rank);
            Require(
                both.Length == leftBytes.Length + rightBytes.Length && !leftBytes.IsEmpty && !rightBytes.IsEmpty &&
                both.StartsWith(leftBytes) && both.EndsWith(rightBytes),
                "a merge makes something else");
        }

        GC.KeepAlive(form);
    }

    private int IdOf(int rank) => idOfRank is null ? rank : idOfRank[rank];

    private ReadOnlySpan<byte> BytesOfRank(int rank)
    {
        int id = IdOf(rank);
        return id == Vocabulary.NoId ? SingleBytes.Of((byte)rank) : BytesOf(id);
    }

    private ReadOnlySpan<byte> BytesOf(int id) => new TokenStore(form, idCount).GetBytes(id);
}
