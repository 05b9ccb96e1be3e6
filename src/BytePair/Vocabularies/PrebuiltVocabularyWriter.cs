using System.Buffers.Binary;

namespace BytePair.Vocabularies;

/// <summary>Writes the prebuilt form (<see cref="PrebuiltFormat"/>).</summary>
internal static class PrebuiltVocabularyWriter
{
    /// <summary>At most 1 slot in 2 is taken: a look-up of what isn't there ends after 1.5 slots on average.</summary>
    private const int SlotsPerToken = 2;

    /// <param name="tokens">Id and bytes of each token, in any order.</param>
    /// <param name="sourceHash">SHA-256 of the published file.</param>
    /// <exception cref="InvalidDataException">An id or the bytes of a token come twice, a token is empty, or an id is too high.</exception>
    public static byte[] Write(IReadOnlyCollection<KeyValuePair<int, byte[]>> tokens, byte[] sourceHash)
    {
        byte[]?[] bytesOfId = ById(tokens);
        int idCount = bytesOfId.Length;
        if (idCount > PairTable.MaxIdCount)
        {
            throw new InvalidDataException($"The vocabulary has ids up to {idCount - 1}; at most {PairTable.MaxIdCount - 1} is possible.");
        }

        int slotBits = 1;
        while (1 << slotBits < SlotsPerToken * tokens.Count)
        {
            slotBits++;
        }

        int tableAt = PrebuiltFormat.OffsetsAt + (sizeof(uint) * (idCount + 1));
        var pairs = new PairTableWriter(tokens);
        int pairsAt = PrebuiltFormat.PairsAt(tableAt, slotBits);
        int bytesAt = pairsAt + pairs.Length;
        int totalLength = bytesAt + tokens.Sum(token => token.Value.Length) + PrebuiltFormat.TailPadding;
        byte[] form = new byte[totalLength];

        WriteUInt32(form, 0, PrebuiltFormat.Magic);
        WriteUInt32(form, PrebuiltFormat.IdCountAt, (uint)idCount);
        WriteUInt32(form, PrebuiltFormat.TokenCountAt, (uint)tokens.Count);
        WriteUInt32(form, PrebuiltFormat.MaxTokenLengthAt, (uint)tokens.Max(token => token.Value.Length));
        WriteUInt32(form, PrebuiltFormat.SlotBitsAt, (uint)slotBits);
        WriteUInt32(form, PrebuiltFormat.TotalLengthAt, (uint)totalLength);
        sourceHash.CopyTo(form, PrebuiltFormat.SourceHashAt);

        WriteTokenBytes(form, bytesOfId, bytesAt);
        WriteByteTokens(form, bytesOfId);
        WriteRankTable(form.AsSpan(tableAt, sizeof(uint) << slotBits), bytesOfId, slotBits);
        pairs.Write(form.AsSpan(pairsAt, pairs.Length));

        ulong checksum = PrebuiltFormat.Checksum(form.AsSpan(PrebuiltFormat.HeaderLength));
        BinaryPrimitives.WriteUInt64LittleEndian(form.AsSpan(PrebuiltFormat.ChecksumAt), checksum);
        return form;
    }

    private static byte[]?[] ById(IReadOnlyCollection<KeyValuePair<int, byte[]>> tokens)
    {
        var bytesOfId = new byte[]?[tokens.Max(token => token.Key) + 1];
        foreach (KeyValuePair<int, byte[]> token in tokens)
        {
            if (token.Value.Length == 0)
            {
                throw new InvalidDataException($"The token with rank {token.Key} is empty.");
            }

            if (bytesOfId[token.Key] is not null)
            {
                throw new InvalidDataException($"Rank {token.Key} is given twice.");
            }

            bytesOfId[token.Key] = token.Value;
        }

        return bytesOfId;
    }

    private static void WriteTokenBytes(byte[] form, byte[]?[] bytesOfId, int bytesAt)
    {
        int position = bytesAt;
        for (int id = 0; id < bytesOfId.Length; id++)
        {
            WriteUInt32(form, PrebuiltFormat.OffsetsAt + (sizeof(uint) * id), (uint)position);
            if (bytesOfId[id] is { } bytes)
            {
                bytes.CopyTo(form, position);
                position += bytes.Length;
            }
        }

        WriteUInt32(form, PrebuiltFormat.OffsetsAt + (sizeof(uint) * bytesOfId.Length), (uint)position);
    }

    private static void WriteByteTokens(byte[] form, byte[]?[] bytesOfId)
    {
        form.AsSpan(PrebuiltFormat.ByteTokensAt, 256 * sizeof(uint)).Fill(0xFF);
        for (int id = 0; id < bytesOfId.Length; id++)
        {
            if (bytesOfId[id] is { Length: 1 } bytes)
            {
                WriteUInt32(form, PrebuiltFormat.ByteTokensAt + (sizeof(uint) * bytes[0]), (uint)id);
            }
        }
    }

    private static void WriteRankTable(Span<byte> table, byte[]?[] bytesOfId, int slotBits)
    {
        table.Fill(0xFF);
        int idBits = RankTable.IdBitsFor(bytesOfId.Length);
        int slotMask = (1 << slotBits) - 1;
        for (int id = 0; id < bytesOfId.Length; id++)
        {
            if (bytesOfId[id] is not { } bytes)
            {
                continue;
            }

            ulong hash = TokenHash.Compute(bytes);
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

    private static void WriteUInt32(byte[] form, int position, uint value) =>
        BinaryPrimitives.WriteUInt32LittleEndian(form.AsSpan(position), value);
}
