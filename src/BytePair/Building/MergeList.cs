using System.Runtime.CompilerServices;
using BytePair.Text;
using BytePair.Vocabularies;

namespace BytePair.Building;

/// <summary>The pairs of tokens that merge, in the order in which they do: the lower its place, the sooner.</summary>
/// <remarks>
/// A table of open addressing over both numbers, whose hash is keyed by a random number, so that nobody can choose pairs that collide. A
/// pair that is given again takes the place of its last mention, as with the reference (Hugging Face's tokenizers).
/// </remarks>
internal sealed class MergeList(TokenSet tokens)
{
    /// <summary>The most pairs.</summary>
    public const int MaxCount = (1 << PlaceBits) - 1;

    /// <summary>Of a slot: the place in the low bits, above it the number of the right token, and of the left one.</summary>
    private const int PlaceBits = 22;
    private const int NumberBits = 20;
    private const ulong Free = ulong.MaxValue;
    private readonly ulong multiplier = RandomMultiplier();
    private ulong[] slots = FreeSlots(10);
    private int bits = 10;
    private int[] results = new int[1 << 9];
    private int taken;
    private byte[] both = [];

    /// <summary>The number of places.</summary>
    public int Count { get; private set; }

    /// <summary>The tokens that merge, and that merging makes.</summary>
    public TokenSet Tokens => tokens;

    /// <summary>The number of the token that the pair at a place becomes.</summary>
    public int ResultAt(int place) => results[place];

    /// <summary>The place of a pair of tokens, or <see cref="Vocabulary.NoRank"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int PlaceOf(int left, int right)
    {
        ulong slot = slots[SlotFor(Key(left, right))];
        return slot == Free ? Vocabulary.NoRank : (int)(slot & ((1u << PlaceBits) - 1));
    }

    /// <summary>Adds two tokens, of whose bytes there must be a token, at the next place; or says what is wrong, as a sentence's end that begins with the merge.</summary>
    [MethodImpl(Compilation.AtOnce)]
    public string? Add(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        int leftNumber = tokens.Find(left);
        int rightNumber = tokens.Find(right);
        int result = leftNumber < 0 || rightNumber < 0 ? -1 : Together(left, right);
        if (result < 0)
        {
            return leftNumber < 0 ? "has a first part that is no token"
                : rightNumber < 0 ? "has a second part that is no token"
                : "makes bytes that are no token";
        }

        if (Count == MaxCount)
        {
            return $"is one too many: at most {MaxCount} are possible";
        }

        Append(Key(leftNumber, rightNumber), result);
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

    private static ulong[] FreeSlots(int bits)
    {
        ulong[] free = new ulong[1 << bits];
        free.AsSpan().Fill(Free);
        return free;
    }

    private int Together(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        int length = left.Length + right.Length;
        if (length > tokens.LongestLength)
        {
            return -1;
        }

        if (length > both.Length)
        {
            both = new byte[2 * length];
        }

        left.CopyTo(both);
        right.CopyTo(both.AsSpan(left.Length));
        return tokens.Find(both.AsSpan(0, length));
    }

    private void Append(ulong key, int result)
    {
        if (2 * (taken + 1) > slots.Length)
        {
            Grow();
        }

        if (Count == results.Length)
        {
            Array.Resize(ref results, 2 * results.Length);
        }

        int slot = SlotFor(key);
        taken += slots[slot] == Free ? 1 : 0;
        slots[slot] = (key << PlaceBits) | (uint)Count;
        results[Count++] = result;
    }

    [MethodImpl(Compilation.AtOnce)]
    private void Grow()
    {
        ulong[] old = slots;
        bits++;
        slots = FreeSlots(bits);
        foreach (ulong slot in old)
        {
            if (slot != Free)
            {
                slots[SlotFor(slot >> PlaceBits)] = slot;
            }
        }
    }

    /// <summary>The slot that has the key, or the free one that it belongs to.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int SlotFor(ulong key)
    {
        ulong[] all = slots;
        ulong hash = key * multiplier;
        hash = (hash ^ (hash >> 32)) * 0x9E3779B97F4A7C15;
        int slot = (int)(hash >> (64 - bits));
        while (all[slot] >> PlaceBits != key && all[slot] != Free)
        {
            slot = (slot + 1) & (all.Length - 1);
        }

        return slot;
    }
}
