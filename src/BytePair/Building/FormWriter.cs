using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using BytePair.Text;
using BytePair.Vocabularies;

namespace BytePair.Building;

/// <summary>Writes the prebuilt form (<see cref="PrebuiltFormat"/>).</summary>
internal sealed class FormWriter
{
    /// <summary>At most 1 slot in 2 is taken: a look-up of what isn't there ends after 1.5 slots on average.</summary>
    private const int SlotsPerToken = 2;

    private readonly TokenSet tokens;
    private readonly Splits splits;
    private readonly Numbering numbering;
    private readonly bool takesWholes;
    private readonly PairTableWriter pairs;
    private readonly int slotBits = 1;
    private readonly int tableAt;
    private readonly int pairsAt;
    private readonly int bytesAt;
    private readonly int tokenCount;

    /// <param name="tokens">The tokens, each byte among them.</param>
    /// <param name="splits">What merging makes of them.</param>
    /// <param name="numbering">Their ranks.</param>
    /// <param name="takesWholes">Whether a piece that is a token is found even if merging doesn't make that token.</param>
    public FormWriter(TokenSet tokens, Splits splits, Numbering numbering, bool takesWholes)
    {
        this.tokens = tokens;
        this.splits = splits;
        this.numbering = numbering;
        this.takesWholes = takesWholes;
        tokenCount = CountWithId(tokens);
        while (1 << slotBits < SlotsPerToken * tokenCount)
        {
            slotBits++;
        }

        pairs = new PairTableWriter(SlotsOf(splits, numbering));
        tableAt = PrebuiltFormat.OffsetsAt + (sizeof(uint) * (tokens.IdCount + 1));
        pairsAt = PrebuiltFormat.PairsAt(tableAt, slotBits);
        bytesAt = pairsAt + pairs.Length;
        Length = bytesAt + tokens.ByteCount - (tokens.Count - tokenCount) + PrebuiltFormat.TailPadding;
    }

    /// <summary>Of the form, in bytes.</summary>
    public int Length { get; }

    /// <summary>Makes the form, but for its checksum and the hash of its source: what is made in memory, for memory, needs none.</summary>
    [MethodImpl(Compilation.AtOnce)]
    public PinnedBytes Write()
    {
        var memory = new PinnedBytes(Length);
        Span<byte> form = memory.Array;
        WriteUInt32(form, 0, PrebuiltFormat.Magic);
        WriteUInt32(form, PrebuiltFormat.IdCountAt, (uint)tokens.IdCount);
        WriteUInt32(form, PrebuiltFormat.TokenCountAt, (uint)tokenCount);
        WriteUInt32(form, PrebuiltFormat.MaxTokenLengthAt, (uint)tokens.LongestLength);
        WriteUInt32(form, PrebuiltFormat.SlotBitsAt, (uint)slotBits);
        WriteUInt32(form, PrebuiltFormat.TotalLengthAt, (uint)Length);

        WriteTokenBytes(form);
        WriteByteRanks(form);
        WriteTokenTable(form.Slice(tableAt, sizeof(uint) << slotBits));
        pairs.Write(form.Slice(pairsAt, pairs.Length));
        return memory;
    }

    /// <summary>Makes the form, to be shipped.</summary>
    /// <param name="sourceHash">SHA-256 of the published file that the tokens are from.</param>
    public byte[] Write(ReadOnlySpan<byte> sourceHash)
    {
        byte[] form = Write().Array;
        sourceHash.CopyTo(form.AsSpan(PrebuiltFormat.SourceHashAt));
        ulong checksum = PrebuiltFormat.Checksum(form.AsSpan(PrebuiltFormat.HeaderLength));
        BinaryPrimitives.WriteUInt64LittleEndian(form.AsSpan(PrebuiltFormat.ChecksumAt), checksum);
        return form;
    }

    private static int CountWithId(TokenSet tokens)
    {
        int count = 0;
        for (int token = 0; token < tokens.Count; token++)
        {
            count += tokens.IdOf(token) >= 0 ? 1 : 0;
        }

        return count;
    }

    [MethodImpl(Compilation.AtOnce)]
    private static ulong[] SlotsOf(Splits splits, Numbering numbering)
    {
        ulong[] slots = new ulong[splits.Order.Length];
        for (int i = 0; i < slots.Length; i++)
        {
            int token = splits.Order[i];
            slots[i] = PairTable.Slot(numbering.RankOf(splits.LeftOf(token)), numbering.RankOf(splits.RightOf(token)), numbering.RankOf(token));
        }

        return slots;
    }

    [MethodImpl(Compilation.AtOnce)]
    private void WriteTokenBytes(Span<byte> form)
    {
        int position = bytesAt;
        for (int id = 0; id < tokens.IdCount; id++)
        {
            WriteUInt32(form, PrebuiltFormat.OffsetsAt + (sizeof(uint) * id), (uint)position);
            if (tokens.WithId(id) is >= 0 and int token)
            {
                tokens.BytesOf(token).CopyTo(form.Slice(position));
                position += tokens.LengthOf(token);
            }
        }

        WriteUInt32(form, PrebuiltFormat.OffsetsAt + (sizeof(uint) * tokens.IdCount), (uint)position);
    }

    private void WriteByteRanks(Span<byte> form)
    {
        for (int value = 0; value <= byte.MaxValue; value++)
        {
            int token = tokens.Find(SingleBytes.Of((byte)value));
            WriteUInt32(form, PrebuiltFormat.ByteRanksAt + (sizeof(uint) * value), (uint)numbering.RankOf(token));
        }
    }

    /// <summary>Writes what a piece is looked for in: the tokens that it may be as a whole.</summary>
    [MethodImpl(Compilation.AtOnce)]
    private void WriteTokenTable(Span<byte> table)
    {
        MemoryFill.WithOnes(table);
        int idBits = RankTable.IdBitsFor(tokens.IdCount);
        int slotMask = (1 << slotBits) - 1;
        for (int id = 0; id < tokens.IdCount; id++)
        {
            int token = tokens.WithId(id);
            if (token < 0 || !(takesWholes || tokens.LengthOf(token) == 1 || splits.LeftOf(token) != Splits.None))
            {
                continue;
            }

            ulong hash = tokens.HashOf(token);
            int slot = RankTable.SlotOf(hash, slotBits);
            while (ReadSlot(table, slot) != PrebuiltFormat.NoToken)
            {
                slot = (slot + 1) & slotMask;
            }

            BinaryPrimitives.WriteUInt32LittleEndian(table.Slice(sizeof(uint) * slot), RankTable.Entry(hash, id, idBits));
        }
    }

    private static uint ReadSlot(Span<byte> table, int slot) =>
        BinaryPrimitives.ReadUInt32LittleEndian(table.Slice(sizeof(uint) * slot));

    private static void WriteUInt32(Span<byte> form, int position, uint value) =>
        BinaryPrimitives.WriteUInt32LittleEndian(form.Slice(position), value);
}
