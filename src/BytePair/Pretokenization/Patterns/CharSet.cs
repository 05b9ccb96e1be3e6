namespace BytePair.Pretokenization.Patterns;

/// <summary>A set of characters: code points, and <see cref="Invalid"/> for a byte that is part of no character.</summary>
/// <remarks>
/// Held as the sorted places where membership changes: <c>[a-cx]</c> is <c>a d x y</c>. So two sets are equal exactly if their places are.
/// </remarks>
internal sealed class CharSet : IEquatable<CharSet>
{
    /// <summary>Stands for a byte that is part of no well-formed character.</summary>
    public const int Invalid = 0x110000;

    /// <summary>One more than the highest member that a set may have.</summary>
    public const int Limit = Invalid + 1;

    private readonly int[] changes;

    private CharSet(int[] changes) => this.changes = changes;

    public static CharSet Empty { get; } = new([]);

    /// <summary>All characters, <see cref="Invalid"/> too.</summary>
    public static CharSet All { get; } = new([0, Limit]);

    public bool IsEmpty => changes.Length == 0;

    /// <summary>Where membership changes, in order: the first is the first member, the second the first behind it that isn't one, and so on.</summary>
    public ReadOnlySpan<int> Changes => changes;

    /// <summary>The number of members.</summary>
    public int Count
    {
        get
        {
            int count = 0;
            for (int i = 0; i < changes.Length; i += 2)
            {
                count += changes[i + 1] - changes[i];
            }

            return count;
        }
    }

    public static CharSet Of(int character) => Range(character, character);

    /// <summary>The characters from <paramref name="first"/> to <paramref name="last"/>.</summary>
    public static CharSet Range(int first, int last) => new([first, last + 1]);

    /// <summary>A set from the places where membership changes, which are sorted and distinct.</summary>
    public static CharSet FromChanges(List<int> changes) => new([.. changes]);

    public CharSet Union(CharSet other) => Combine(other, static (inThis, inOther) => inThis || inOther);

    public CharSet Intersect(CharSet other) => Combine(other, static (inThis, inOther) => inThis && inOther);

    public CharSet Except(CharSet other) => Combine(other, static (inThis, inOther) => inThis && !inOther);

    public CharSet Negate() => All.Except(this);

    public bool Overlaps(CharSet other) => !Intersect(other).IsEmpty;

    public bool Contains(int character)
    {
        int place = Array.BinarySearch(changes, character);
        return ((place >= 0 ? place : ~place - 1) & 1) == 0;
    }

    public bool Equals(CharSet? other) => other is not null && changes.AsSpan().SequenceEqual(other.changes);

    public override bool Equals(object? obj) => Equals(obj as CharSet);

    public override int GetHashCode()
    {
        int hash = changes.Length;
        foreach (int change in changes)
        {
            hash = unchecked((hash * 31) + change);
        }

        return hash;
    }

    /// <summary>Goes through the changes of both in order; a place where the answer changes is one of the result's.</summary>
    private CharSet Combine(CharSet other, Func<bool, bool, bool> isMember)
    {
        var result = new List<int>();
        int mine = 0;
        int theirs = 0;
        while (mine < changes.Length || theirs < other.changes.Length)
        {
            int place = Math.Min(mine < changes.Length ? changes[mine] : Limit, theirs < other.changes.Length ? other.changes[theirs] : Limit);
            mine += mine < changes.Length && changes[mine] == place ? 1 : 0;
            theirs += theirs < other.changes.Length && other.changes[theirs] == place ? 1 : 0;
            if (isMember((mine & 1) != 0, (theirs & 1) != 0) != ((result.Count & 1) != 0))
            {
                result.Add(place);
            }
        }

        return FromChanges(result);
    }
}
