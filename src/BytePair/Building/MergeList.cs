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
    public const int MaxCount = 1 << 22;

    private const ulong Free = ulong.MaxValue;
    private readonly ulong multiplier = RandomMultiplier();
    private ulong[] keys = FreeKeys(10);
    private int[] places = new int[1 << 10];
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
    public int PlaceOf(int left, int right)
    {
        int slot = SlotOf(Key(left, right));
        return keys[slot] == Free ? Vocabulary.NoRank : places[slot];
    }

    /// <summary>Adds two tokens, of whose bytes there must be a token, at the next place; or says what is wrong, as a sentence's end that begins with the merge.</summary>
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

    private static ulong Key(int left, int right) => ((ulong)(uint)left << 32) | (uint)right;

    private static ulong RandomMultiplier()
    {
        byte[] random = Guid.NewGuid().ToByteArray();
        byte[] other = Guid.NewGuid().ToByteArray();
        return (BitConverter.ToUInt64(random, 0) ^ BitConverter.ToUInt64(other, sizeof(ulong) - 1)) | 1;
    }

    private static ulong[] FreeKeys(int bits)
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
        if (2 * (taken + 1) > keys.Length)
        {
            Grow();
        }

        if (Count == results.Length)
        {
            Array.Resize(ref results, 2 * results.Length);
        }

        int slot = SlotOf(key);
        taken += keys[slot] == Free ? 1 : 0;
        keys[slot] = key;
        places[slot] = Count;
        results[Count++] = result;
    }

    private void Grow()
    {
        ulong[] oldKeys = keys;
        int[] oldPlaces = places;
        bits++;
        keys = FreeKeys(bits);
        places = new int[1 << bits];
        for (int i = 0; i < oldKeys.Length; i++)
        {
            if (oldKeys[i] != Free)
            {
                int slot = SlotOf(oldKeys[i]);
                keys[slot] = oldKeys[i];
                places[slot] = oldPlaces[i];
            }
        }
    }

    /// <summary>The slot that has the key, or the free one that it belongs to.</summary>
    private int SlotOf(ulong key)
    {
        ulong hash = key * multiplier;
        hash = (hash ^ (hash >> 32)) * 0x9E3779B97F4A7C15;
        int slot = (int)(hash >> (64 - bits));
        while (keys[slot] != key && keys[slot] != Free)
        {
            slot = (slot + 1) & (keys.Length - 1);
        }

        return slot;
    }
}
