using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace BytePair.Training;

/// <summary>How often each pair of ids stands in the words, and the words that it stands in, or stood in.</summary>
/// <remarks>
/// A hash table of open addressing, whose slots have all that is asked of a pair. The words of a pair are a linked list in one array; what is no
/// longer needed of it is used again.
/// </remarks>
internal sealed class PairCounts
{
    private const ulong Free = ulong.MaxValue;
    private const int End = -1;
    private const int LeastBits = 16;

    private Slot[] slots = FreeSlots(LeastBits);
    private int bits = LeastBits;
    private int taken;
    private Node[] nodes = new Node[1 << LeastBits];
    private int nodeCount;
    private int freeNode = End;

    /// <summary>The number by which a pair is known: pairs in order of the first id, then of the second, have numbers in order.</summary>
    public static ulong KeyOf(int left, int right) => ((ulong)(uint)left << 32) | (uint)right;

    /// <summary>The first id of a pair.</summary>
    public static int LeftOf(ulong key) => (int)(key >> 32);

    /// <summary>The second id of a pair.</summary>
    public static int RightOf(ulong key) => (int)(uint)key;

    /// <summary>How often a pair stands there.</summary>
    public long CountOf(ulong key) => slots[SlotFor(key)].Count;

    /// <summary>Changes the count of a pair that was there before.</summary>
    public void Change(ulong key, long change) => slots[SlotFor(key)].Count += change;

    /// <summary>Makes room for so many new pairs. Pairs that are gone lose theirs: no count may be about to be restored.</summary>
    public void Reserve(int more)
    {
        while (taken + more > slots.Length / 3 * 2)
        {
            Grow();
        }
    }

    /// <summary>Adds to the count of a pair of a word; true if the pair is new. There is room for it (<see cref="Reserve"/>). A word's pairs are to be added one behind the other.</summary>
    public bool Add(ulong key, long times, int word)
    {
        int at = SlotFor(key);
        bool isNew = slots[at].Key == Free;
        if (isNew)
        {
            slots[at].Key = key;
            taken++;
        }

        ref Slot slot = ref slots[at];
        slot.Count += times;
        if (slot.FirstNode == End || nodes[slot.FirstNode].Word != word)
        {
            slot.FirstNode = NewNode(word, slot.FirstNode);
        }

        return isNew;
    }

    /// <summary>The place of a pair's words, which are forgotten by the table; for <see cref="TryTakeWord"/>.</summary>
    public int TakeWords(ulong key)
    {
        ref Slot slot = ref slots[SlotFor(key)];
        int first = slot.FirstNode;
        slot.FirstNode = End;
        return first;
    }

    /// <summary>The next of a pair's words.</summary>
    public bool TryTakeWord(ref int place, out int word)
    {
        if (place == End)
        {
            word = End;
            return false;
        }

        int node = place;
        word = nodes[node].Word;
        place = nodes[node].Next;
        nodes[node].Next = freeNode;
        freeNode = node;
        return true;
    }

    private static Slot[] FreeSlots(int bits)
    {
        Slot[] free = new Slot[1 << bits];
        free.AsSpan().Fill(new Slot { Key = Free, FirstNode = End });
        return free;
    }

    private int NewNode(int word, int next)
    {
        int node = freeNode;
        if (node != End)
        {
            freeNode = nodes[node].Next;
        }
        else
        {
            if (nodeCount == nodes.Length)
            {
                Array.Resize(ref nodes, checked(2 * nodes.Length));
            }

            node = nodeCount++;
        }

        nodes[node] = new Node { Word = word, Next = next };
        return node;
    }

    /// <summary>Doubles the slots; pairs that are gone are left out.</summary>
    private void Grow()
    {
        Slot[] old = slots;
        slots = FreeSlots(++bits);
        taken = 0;
        foreach (ref readonly Slot slot in old.AsSpan())
        {
            if (slot.Key != Free && slot.Count > 0)
            {
                slots[SlotFor(slot.Key)] = slot;
                taken++;
            }
            else
            {
                for (int place = slot.FirstNode; TryTakeWord(ref place, out _);)
                {
                }
            }
        }
    }

    /// <summary>The slot that has the pair, or the free one that it belongs to.</summary>
    /// <remarks>Ids are given in order, and by what a corpus has: no choice of words leads to many pairs of one hash, whose bits are all mixed.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int SlotFor(ulong key)
    {
        Slot[] all = slots;
        ulong hash = key * 0x9E3779B97F4A7C15;
        hash = (hash ^ (hash >> 32)) * 0xD6E8FEB86659FD93;
        int at = (int)(hash >> (64 - bits));
        while (all[at].Key != key && all[at].Key != Free)
        {
            at = (at + 1) & (all.Length - 1);
        }

        return at;
    }

    [StructLayout(LayoutKind.Auto)]
    private struct Slot
    {
        public ulong Key;
        public long Count;
        public int FirstNode;
    }

    [StructLayout(LayoutKind.Auto)]
    private struct Node
    {
        public int Word;
        public int Next;
    }
}
