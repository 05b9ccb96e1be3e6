namespace BytePair;

/// <summary>The ids of many texts, one text behind the other in one array. Immutable.</summary>
/// <remarks>The two arrays are what most models take for a batch of texts of different lengths.</remarks>
/// <example>
/// <code>
/// var tokenizer = BpeTokenizer.ForEncoding("o200k_base");
/// EncodedBatch batch = tokenizer.EncodeBatch(new[] { "hello world", "hello" });
/// int[] all = batch.Ids.ToArray();             // 24912, 2375, 24912
/// int[] offsets = batch.Offsets.ToArray();     // 0, 2, 3
/// int[] second = batch[1].ToArray();           // 24912
/// </code>
/// </example>
public sealed class EncodedBatch
{
    private readonly int[] ids;
    private readonly int[] offsets;

    internal EncodedBatch(int[] ids, int[] offsets)
    {
        this.ids = ids;
        this.offsets = offsets;
    }

    /// <summary>The number of texts.</summary>
    public int Count => offsets.Length - 1;

    /// <summary>The ids of all texts, in their order.</summary>
    public ReadOnlyMemory<int> Ids => ids;

    /// <summary>Where the ids of each text begin in <see cref="Ids"/>, in tokens, and, last, where they end: one more than there are texts.</summary>
    public ReadOnlyMemory<int> Offsets => offsets;

    /// <summary>The ids of a text.</summary>
    /// <param name="index">Which text, in the order in which they were given, from 0 on.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no text of that number.</exception>
    public ReadOnlySpan<int> this[int index] =>
        (uint)index < (uint)Count
            ? ids.AsSpan(offsets[index], offsets[index + 1] - offsets[index])
            : throw ThrowHelper.TextIndexOutOfRange(index, Count, nameof(index));

    /// <summary>Goes through the texts in order; this is what <c>foreach</c> calls.</summary>
    /// <example>
    /// <code>
    /// EncodedBatch batch = BpeTokenizer.ForEncoding("o200k_base").EncodeBatch(new[] { "hello world", "hello" });
    /// var lengths = new List&lt;int&gt;();
    /// foreach (ReadOnlySpan&lt;int&gt; ids in batch)
    /// {
    ///     lengths.Add(ids.Length);
    /// }
    ///
    /// int[] result = lengths.ToArray();     // 2, 1
    /// </code>
    /// </example>
    public Enumerator GetEnumerator() => new(this);

    /// <summary>Goes through the texts of a batch.</summary>
    public ref struct Enumerator
    {
        private readonly EncodedBatch batch;
        private int index;

        internal Enumerator(EncodedBatch batch)
        {
            this.batch = batch;
            index = -1;
        }

        /// <summary>The ids of the text.</summary>
        public readonly ReadOnlySpan<int> Current => batch[index];

        /// <summary>Moves to the next text; false when there is none.</summary>
        public bool MoveNext() => index + 1 < batch.Count && ++index >= 0;
    }
}
