using System.Runtime.CompilerServices;
using BytePair.Text;
using BytePair.Vocabularies;

namespace BytePair.Building;

/// <summary>The tokens that a vocabulary is made of, each with its bytes and its id, numbered as they come, and found by either.</summary>
/// <remarks>
/// They come from files of strangers. So each is checked as it is added, and what is kept is bounded: one array of bytes, a few numbers
/// a token, 4 bytes an id. The hash is the one of the finished form, without a seed; whoever chooses tokens so that they collide is refused.
/// </remarks>
/// <param name="expected">How many tokens there will be, or more; to be made room for at once.</param>
internal sealed class TokenSet(int expected)
{
    /// <summary>The highest id that a token may have.</summary>
    public const int MaxId = (1 << 24) - 1;

    /// <summary>The most bytes that a token may have.</summary>
    public const int MaxTokenLength = ushort.MaxValue;

    /// <summary>The most tokens: ranks have 20 bits, and there are 256 for bytes that are missing.</summary>
    public const int MaxCount = PairTable.MaxIdCount - 257;

    /// <summary>The most bytes of all tokens together.</summary>
    public const int MaxBytes = 1 << 26;

    /// <summary>At most half of the slots are taken, and then no more than some dozens in a row ever are; those who come across more have been put there on purpose.</summary>
    private const int MaxProbes = 256;

    /// <summary>Of a token, in bytes, in most vocabularies.</summary>
    private const int UsualLength = 8;
    private const int MinSlotBits = 10;
    private const int None = -1;
    private const int NumberBits = 20;
    private const uint NumberMask = (1u << NumberBits) - 1;
    private byte[] bytes = new byte[UsualLength << (SlotBitsFor(expected) - 1)];
    private int[] starts = new int[1 << (SlotBitsFor(expected) - 1)];
    private int[] ids = new int[1 << (SlotBitsFor(expected) - 1)];
    private ulong[] hashes = new ulong[1 << (SlotBitsFor(expected) - 1)];

    /// <summary>At each id the number of its token + 1, or 0.</summary>
    private int[] numberOfId = new int[1 << (SlotBitsFor(expected) - 1)];

    /// <summary>
    /// The number of a token + 1 in the low bits and bits of its hash in the rest, or 0 if the slot is free; twice as many as tokens at least.
    /// So a look-up of what isn't there reads nothing else, nearly always.
    /// </summary>
    private uint[] slots = new uint[1 << SlotBitsFor(expected)];
    private int slotBits = SlotBitsFor(expected);

    /// <summary>The number of each single byte + 1, or 0: half of what is looked for in a list of merges.</summary>
    private readonly int[] singles = new int[byte.MaxValue + 1];

    /// <summary>The number of tokens.</summary>
    public int Count { get; private set; }

    /// <summary>The highest id + 1.</summary>
    public int IdCount { get; private set; }

    /// <summary>The length of the longest token in bytes.</summary>
    public int LongestLength { get; private set; }

    /// <summary>The bytes of all tokens together.</summary>
    public int ByteCount => starts[Count];

    /// <summary>Whether each token has a higher id than the one before.</summary>
    public bool IsInOrder { get; private set; } = true;

    /// <summary>The bytes of a token.</summary>
    public ReadOnlySpan<byte> BytesOf(int number) => bytes.AsSpan(starts[number], starts[number + 1] - starts[number]);

    /// <summary>The length of a token in bytes.</summary>
    public int LengthOf(int number) => starts[number + 1] - starts[number];

    /// <summary>The id of a token, or <see cref="Vocabulary.NoId"/> for a byte that the vocabulary lacks.</summary>
    public int IdOf(int number) => ids[number];

    /// <summary>The hash of a token's bytes (<see cref="TokenHash"/>).</summary>
    public ulong HashOf(int number) => hashes[number];

    /// <summary>The number of the token with this id, or -1.</summary>
    public int WithId(int id) => (uint)id < (uint)IdCount ? numberOfId[id] - 1 : None;

    /// <summary>The number of the token with these bytes, or -1.</summary>
    [MethodImpl(Compilation.AtOnce)]
    public int Find(ReadOnlySpan<byte> token)
    {
        if (token.Length == 1)
        {
            return singles[token[0]] - 1;
        }

        int slot = token.Length <= LongestLength ? SlotFor(TokenHash.Compute(token), token) : None;
        return slot >= 0 ? NumberIn(slots[slot]) : None;
    }

    /// <summary>Adds a token; or says what is wrong with it, as the end of a sentence that begins with the token, and leaves all as it was.</summary>
    [MethodImpl(Compilation.AtOnce)]
    public string? Add(ReadOnlySpan<byte> token, int id)
    {
        bool isGood = (uint)(token.Length - 1) < MaxTokenLength && (uint)id <= MaxId && WithId(id) < 0 && Count < MaxCount && token.Length <= MaxBytes - ByteCount;
        return isGood ? Append(token, id) : ObjectionTo(token, id);
    }

    /// <summary>Gives each byte that is no token a number, so that merging can know it. They come behind all tokens, which are complete then.</summary>
    public void AddMissingBytes()
    {
        bool isInOrder = IsInOrder;
        for (int value = 0; value <= byte.MaxValue; value++)
        {
            ReadOnlySpan<byte> single = SingleBytes.Of((byte)value);
            if (Find(single) < 0)
            {
                Append(single, Vocabulary.NoId);
            }
        }

        IsInOrder = isInOrder;
    }

    /// <summary>The same tokens by rising id.</summary>
    public TokenSet InOrder()
    {
        if (IsInOrder)
        {
            return this;
        }

        var sorted = new TokenSet(Count);
        for (int id = 0; id < IdCount; id++)
        {
            if (WithId(id) is >= 0 and int number)
            {
                sorted.Append(BytesOf(number), id);
            }
        }

        return sorted;
    }

    private string ObjectionTo(ReadOnlySpan<byte> token, int id) =>
        token.IsEmpty ? "is empty"
        : token.Length > MaxTokenLength ? $"has {token.Length} bytes; at most {MaxTokenLength} are possible"
        : id < 0 ? $"has the id {id}; ids begin with 0"
        : id > MaxId ? $"has the id {id}; at most {MaxId} is possible"
        : WithId(id) >= 0 ? $"has the id {id}, which was given before"
        : Count == MaxCount ? $"is one too many: at most {MaxCount} tokens are possible"
        : $"is too long: all tokens together may have at most {MaxBytes} bytes";

    private static int SlotBitsFor(int count)
    {
        int least = MinSlotBits;
        while (1 << least < 2 * Math.Min(count, MaxCount))
        {
            least++;
        }

        return least;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int NumberIn(uint slot) => (int)(slot & NumberMask) - 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Entry(ulong hash, int number) => ((uint)hash << NumberBits) | (uint)(number + 1);

    [MethodImpl(Compilation.AtOnce)]
    private string? Append(ReadOnlySpan<byte> token, int id)
    {
        if (starts[Count] + token.Length > bytes.Length || Count + 2 > starts.Length || id >= numberOfId.Length || 2 * (Count + 1) > slots.Length)
        {
            MakeRoom(token.Length, id);
        }

        ulong hash = TokenHash.Compute(token);
        int slot = SlotFor(hash, token);
        if (slot < 0)
        {
            return "can't be told quickly from others; the tokens seem to be made to that end";
        }

        if (slots[slot] != 0)
        {
            return $"has the bytes of the token with the id {ids[NumberIn(slots[slot])]}";
        }

        IsInOrder &= Count == 0 || id > ids[Count - 1];
        token.CopyTo(bytes.AsSpan(starts[Count]));
        ids[Count] = id;
        hashes[Count] = hash;
        slots[slot] = Entry(hash, Count);
        starts[Count + 1] = starts[Count] + token.Length;
        Count++;
        if (token.Length == 1)
        {
            singles[token[0]] = Count;
        }

        LongestLength = Math.Max(LongestLength, token.Length);
        if (id >= 0)
        {
            numberOfId[id] = Count;
            IdCount = Math.Max(IdCount, id + 1);
        }

        return null;
    }

    /// <summary>The slot that has the token, or the free one that it belongs to; -1 if it is too far from where it should be.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int SlotFor(ulong hash, ReadOnlySpan<byte> token)
    {
        uint[] all = slots;
        uint wanted = Entry(hash, -1);
        int slot = RankTable.SlotOf(hash, slotBits);
        for (int probes = 0; probes < MaxProbes; probes++)
        {
            uint entry = all[slot];
            if (entry == 0 || ((entry & ~NumberMask) == wanted && BytesOf(NumberIn(entry)).SequenceEqual(token)))
            {
                return slot;
            }

            slot = (slot + 1) & (all.Length - 1);
        }

        return None;
    }

    private void MakeRoom(int length, int id)
    {
        GrowTo(ref bytes, starts[Count] + length);
        GrowTo(ref numberOfId, id + 1);
        if (Count + 2 > starts.Length)
        {
            int room = 2 * starts.Length;
            Array.Resize(ref starts, room);
            Array.Resize(ref ids, room);
            Array.Resize(ref hashes, room);
        }

        if (2 * (Count + 1) > slots.Length)
        {
            GrowSlots();
        }
    }

    [MethodImpl(Compilation.AtOnce)]
    private void GrowSlots()
    {
        slotBits++;
        slots = new uint[1 << slotBits];
        for (int number = 0; number < Count; number++)
        {
            int slot = RankTable.SlotOf(hashes[number], slotBits);
            while (slots[slot] != 0)
            {
                slot = (slot + 1) & (slots.Length - 1);
            }

            slots[slot] = Entry(hashes[number], number);
        }
    }

    private static void GrowTo<T>(ref T[] array, int length)
    {
        if (length > array.Length)
        {
            Array.Resize(ref array, Math.Max(length, 2 * array.Length));
        }
    }
}
