using System.Collections;

namespace BytePair.Budgeting.Models;

/// <summary>A list of texts that can't change and is equal to another with the same texts, so that records which hold it compare by value.</summary>
internal sealed class TextList : IReadOnlyList<string>, IEquatable<TextList>
{
    public static readonly TextList Empty = new([]);

    private readonly string[] texts;

    private TextList(string[] texts) => this.texts = texts;

    public int Count => texts.Length;

    public string this[int index] => texts[index];

    public static TextList Of(IEnumerable<string>? texts) => texts switch
    {
        null => Empty,
        TextList list => list,
        _ => new(new List<string>(texts).ToArray()),
    };

    public bool Equals(TextList? other) => other is not null && texts.AsSpan().SequenceEqual(other.texts);

    public override bool Equals(object? obj) => Equals(obj as TextList);

    public override int GetHashCode() => texts.Length == 0 ? 0 : StringComparer.Ordinal.GetHashCode(texts[0]) ^ texts.Length;

    public IEnumerator<string> GetEnumerator() => ((IEnumerable<string>)texts).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => texts.GetEnumerator();

    public override string ToString() => string.Join(", ", texts);
}
