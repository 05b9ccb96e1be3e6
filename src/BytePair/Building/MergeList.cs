using System.Runtime.CompilerServices;
using BytePair.Text;
using BytePair.Vocabularies;

namespace BytePair.Building;

/// <summary>The pairs of tokens that merge, in the order in which they do: the lower its place, the sooner.</summary>
/// <remarks>
/// A table of open addressing over both numbers, whose hash is keyed by a random number, so that nobody can choose pairs that collide. A
/// pair that is given again takes the place of its last mention, as with the reference (Hugging Face's tokenizers).
/// </remarks>
/// <param name="tokens">The tokens, all of them.</param>
/// <param name="expected">How many merges there will be, or more; to be made room for at once.</param>
internal sealed class MergeList(TokenSet tokens, int expected)
{
    /// <summary>The most pairs.</summary>
    public const int MaxCount = (1 << PlaceBits) - 2;

    /// <summary>Of a slot: the place + 1 in the low bits, above it the number of the right token, and of the left one.</summary>
    private const int PlaceBits = 22;
    private const int NumberBits = 20;
    private const int MinBits = 10;
    private const ulong Free = 0;
    private readonly ulong multiplier = RandomMultiplier();
    private ulong[] slots = new ulong[1 << BitsFor(expected)];
    private int bits = BitsFor(expected);
    private int[] results = new int[1 << (BitsFor(expected) - 1)];
    private ulong[] keys = new ulong[1 << (BitsFor(expected) - 1)];

    /// <summary>Four bits for each slot, of which a pair sets one: most pairs that are looked up aren't there, and this fits the near caches.</summary>
    private ulong[] filter = new ulong[1 << (BitsFor(expected) + 2 - 6)];
    private int taken;

    /// <summary>The number of places.</summary>
    public int Count { get; private set; }

    /// <summary>The tokens that merge, and that merging makes.</summary>
    public TokenSet Tokens => tokens;

    /// <summary>The number of the token that the pair at a place becomes.</summary>
    public int ResultAt(int place) => results[place];

    /// <summary>The pair at a place, be it given again later.</summary>
    public void PairAt(int place, out int left, out int right) =>
        (left, right) = ((int)(keys[place] >> NumberBits), (int)keys[place] & ((1 << NumberBits) - 1));

    /// <summary>The place of a pair of tokens, or <see cref="Vocabulary.NoRank"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int PlaceOf(int left, int right)
    {
        ulong key = Key(left, right);
        ulong hash = Hash(key);
        if (!MayHave(hash))
        {
            return Vocabulary.NoRank;
        }

        ulong slot = slots[SlotFor(key, hash)];
        return slot == Free ? Vocabulary.NoRank : (int)(slot & ((1u << PlaceBits) - 1)) - 1;
    }

    /// <summary>Adds a merge at the next place; or says what is wrong, as the end of a sentence that begins with the merge.</summary>
    /// <param name="both">The bytes of two tokens, one behind the other, which are to be those of a token too.</param>
    /// <param name="leftLength">How many of the bytes are the left token's.</param>
    [MethodImpl(Compilation.AtOnce)]
    public string? Add(ReadOnlySpan<byte> both, int leftLength)
    {
        int left = tokens.Find(both.Slice(0, leftLength));
        int right = tokens.Find(both.Slice(leftLength));
        int result = left < 0 || right < 0 ? -1 : ResultOf(both);
        if (result < 0)
        {
            return left < 0 ? "has a first part that is no token"
                : right < 0 ? "has a second part that is no token"
                : "makes bytes that are no token";
        }

        if (Count == MaxCount)
        {
            return $"is one too many: at most {MaxCount} are possible";
        }

        Append(Key(left, right), result);
        return null;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Key(int left, int right) => ((ulong)(uint)left << NumberBits) | (uint)right;

    private static ulong RandomMultiplier()
    {
        byte[] random = Guid.NewGuid().ToByteArray();
        byte[] other = Guid.NewGuid().ToByteArray();
        return (BitConverter.ToUInt64(random, 0) ^ BitConverter.ToUInt64(other, sizeof(ulong) - 1)) | 1;
    }

    private static int BitsFor(int count)
    {
        int least = MinBits;
        while (1 << least < 2 * Math.Min(count, MaxCount))
        {
            least++;
        }

        return least;
    }

    /// <summary>The token of some bytes. In most files the merges stand as the tokens do that they make, so that it is the one of the last merge, or the next.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int ResultOf(ReadOnlySpan<byte> both)
    {
        int last = Count > 0 ? results[Count - 1] : 0;
        for (int guess = last; guess < last + 2 && guess < tokens.Count; guess++)
        {
            if (tokens.BytesOf(guess).SequenceEqual(both))
            {
                return guess;
            }
        }

        return tokens.Find(both);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Append(ulong key, int result)
    {
        if (2 * (taken + 1) > slots.Length)
        {
            Grow();
        }

        if (Count == results.Length)
        {
            Array.Resize(ref results, 2 * results.Length);
            Array.Resize(ref keys, 2 * keys.Length);
        }

        Put((key << PlaceBits) | (uint)(Count + 1));
        keys[Count] = key;
        results[Count++] = result;
    }

    /// <summary>Writes a pair and its place where it belongs.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Put(ulong entry)
    {
        ulong key = entry >> PlaceBits;
        ulong hash = Hash(key);
        int slot = SlotFor(key, hash);
        taken += slots[slot] == Free ? 1 : 0;
        slots[slot] = entry;
        filter[(int)(hash >> (64 + 6 - 2 - bits))] |= 1UL << (int)(hash >> (64 - 2 - bits));
    }

    /// <summary>False if no pair has that hash.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool MayHave(ulong hash) => ((filter[(int)(hash >> (64 + 6 - 2 - bits))] >> (int)(hash >> (64 - 2 - bits))) & 1) != 0;

    [MethodImpl(Compilation.AtOnce)]
    private void Grow()
    {
        ulong[] old = slots;
        bits++;
        taken = 0;
        slots = new ulong[1 << bits];
        filter = new ulong[1 << (bits + 2 - 6)];
        foreach (ulong entry in old)
        {
            if (entry != Free)
            {
                Put(entry);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ulong Hash(ulong key)
    {
        ulong hash = key * multiplier;
        return (hash ^ (hash >> 32)) * 0x9E3779B97F4A7C15;
    }

    /// <summary>The slot that has the key, or the free one that it belongs to.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int SlotFor(ulong key, ulong hash)
    {
        ulong[] all = slots;
        int slot = (int)(hash >> (64 - bits));
        while (all[slot] >> PlaceBits != key && all[slot] != Free)
        {
            slot = (slot + 1) & (all.Length - 1);
        }

        return slot;
    }
}
