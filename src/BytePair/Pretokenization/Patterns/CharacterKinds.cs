using BytePair.Text;

namespace BytePair.Pretokenization.Patterns;

/// <summary>The kinds of characters that a pattern tells apart: two characters are of one kind if each of its sets holds both or neither.</summary>
/// <remarks>So a match looks a character up once, and asks each set by a number. Example: <c>[a-z]+|[a-f\s]</c> has four kinds: a to f, g to z, white space, all others.</remarks>
internal sealed class CharacterKinds
{
    private const int PageBits = 8;
    private readonly ushort[] pageOf = new ushort[(CharSet.Limit >> PageBits) + 1];
    private readonly ushort[] pages;
    private readonly ushort[] ascii = new ushort[128];

    public CharacterKinds(IReadOnlyList<CharSet> sets)
    {
        int[] places = [.. sets.SelectMany(set => set.Changes.ToArray()).Append(0).Append(CharSet.Limit).Distinct().OrderBy(place => place)];
        int[] kinds = new int[places.Length - 1];
        Count = 1;
        foreach (CharSet set in sets)
        {
            Count = Refine(places, kinds, set);
        }

        Members = [.. sets.Select(set => MembersOf(places, kinds, set))];
        pages = MakePages(places, kinds);
        for (int i = 0; i < ascii.Length; i++)
        {
            ascii[i] = (ushort)OfCodePoint(i);
        }

        Invalid = OfCodePoint(CharSet.Invalid);
    }

    /// <summary>How many kinds there are.</summary>
    public int Count { get; private set; }

    /// <summary>For each set, whether it holds each kind.</summary>
    public bool[][] Members { get; }

    /// <summary>The kind of a byte that is part of no character.</summary>
    private int Invalid { get; }

    /// <summary>The kind of the character at <paramref name="position"/>, and its length in bytes.</summary>
    public int At(ReadOnlySpan<byte> text, int position, out int length)
    {
        byte first = text[position];
        if (first < ascii.Length)
        {
            length = 1;
            return ascii[first];
        }

        return Utf8.TryRead(text.Slice(position), out uint codePoint, out length) ? OfCodePoint((int)codePoint) : Invalid;
    }

    private int OfCodePoint(int codePoint) => pages[(pageOf[codePoint >> PageBits] << PageBits) | (codePoint & ((1 << PageBits) - 1))];

    /// <summary>Parts the kinds that the set holds some of, and returns how many there are then.</summary>
    private static int Refine(int[] places, int[] kinds, CharSet set)
    {
        var refined = new Dictionary<(int Kind, bool IsMember), int>();
        for (int i = 0; i < kinds.Length; i++)
        {
            (int, bool) key = (kinds[i], set.Contains(places[i]));
            if (!refined.TryGetValue(key, out int kind))
            {
                kind = refined.Count;
                refined.Add(key, kind);
            }

            kinds[i] = kind;
        }

        return refined.Count;
    }

    private bool[] MembersOf(int[] places, int[] kinds, CharSet set)
    {
        bool[] members = new bool[Count];
        for (int i = 0; i < kinds.Length; i++)
        {
            members[kinds[i]] = set.Contains(places[i]);
        }

        return members;
    }

    /// <summary>Kinds of 256 characters at a time; where all are of one, the page is shared.</summary>
    private ushort[] MakePages(int[] places, int[] kinds)
    {
        var made = new List<ushort>();
        var uniform = new Dictionary<int, ushort>();
        int at = 0;
        for (int page = 0; page < pageOf.Length; page++)
        {
            int first = page << PageBits;
            while (places[at + 1] <= first && at + 2 < places.Length)
            {
                at++;
            }

            bool isUniform = places[at + 1] >= Math.Min(first + (1 << PageBits), CharSet.Limit);
            if (!isUniform || !uniform.TryGetValue(kinds[at], out pageOf[page]))
            {
                pageOf[page] = (ushort)(made.Count >> PageBits);
                for (int i = 0, interval = at; i < 1 << PageBits; i++)
                {
                    interval += interval + 2 < places.Length && first + i >= places[interval + 1] ? 1 : 0;
                    made.Add((ushort)kinds[interval]);
                }

                if (isUniform)
                {
                    uniform.Add(kinds[at], pageOf[page]);
                }
            }
        }

        return [.. made];
    }
}
