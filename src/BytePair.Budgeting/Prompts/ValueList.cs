using System.Collections;

namespace BytePair.Budgeting.Prompts;

/// <summary>A list that never changes and that equals every list of the same items, so that records which hold lists compare by value.</summary>
internal sealed class ValueList<T> : IReadOnlyList<T>, IEquatable<ValueList<T>>
    where T : class
{
    private readonly T[] items;

    private ValueList(T[] items) => this.items = items;

    public static ValueList<T> Empty { get; } = new([]);

    public int Count => items.Length;

    public T this[int index] => items[index];

    /// <summary>A copy of <paramref name="source"/>, or itself where it can't change.</summary>
    public static ValueList<T> Of(IEnumerable<T>? source, string parameter)
    {
        switch (source)
        {
            case null:
                throw new ArgumentNullException(parameter);
            case ValueList<T> same:
                return same;
            default:
                T[] copy = [.. source];
                int missing = Array.IndexOf(copy, null);
                return missing < 0
                    ? new ValueList<T>(copy)
                    : throw new ArgumentException($"The item at index {missing} is null; leave it out.", parameter);
        }
    }

    public bool Equals(ValueList<T>? other) => ReferenceEquals(this, other) || (other is not null && items.SequenceEqual(other.items));

    public override bool Equals(object? obj) => Equals(obj as ValueList<T>);

    public override int GetHashCode()
    {
        int hash = items.Length;
        foreach (T item in items)
        {
            hash = unchecked((hash * 31) + item.GetHashCode());
        }

        return hash;
    }

    public override string ToString() => $"[{string.Join(", ", (IEnumerable<T>)items)}]";

    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => items.GetEnumerator();
}
