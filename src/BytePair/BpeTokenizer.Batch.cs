using BytePair.Batches;
using BytePair.Special;

namespace BytePair;

public sealed partial class BpeTokenizer
{
    /// <summary>Encodes many texts at once, on several threads, into one array.</summary>
    /// <param name="texts">The texts, in any number and of any lengths; a lone surrogate reads as U+FFFD. The list is read once, by the calling thread.</param>
    /// <param name="specialTokens">What to do with text that spells a special token; ordinary text by default.</param>
    /// <param name="options">How many threads work, and who is told of the progress; null for one thread a processor.</param>
    /// <param name="cancellationToken">Ends the work soon, also within a large text.</param>
    /// <returns>The ids of each text, in the order of the texts: those of <see cref="EncodeToIds(string, SpecialTokenHandling)"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="texts"/> is null.</exception>
    /// <exception cref="ArgumentException">One of the texts is null; the message says which.</exception>
    /// <exception cref="DisallowedSpecialTokenException">
    /// A text contains a special token that <paramref name="specialTokens"/> refuses; of several such texts, the first is named.
    /// </exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    /// <exception cref="OverflowException">There are more ids than an array holds.</exception>
    /// <remarks>
    /// Linear in the length of all texts. Short texts are handed out many at a time; a long one is split among the threads
    /// where that leaves its ids unchanged. Beside the result, ids lie in pooled arrays until all are there, and 16 bytes a text are allocated.
    /// </remarks>
    /// <example>
    /// <code>
    /// var tokenizer = BpeTokenizer.ForEncoding("o200k_base");
    /// EncodedBatch batch = tokenizer.EncodeBatch(new[] { "hello world", "hello" });
    /// int[] second = batch[1].ToArray();     // 24912
    /// </code>
    /// </example>
    public EncodedBatch EncodeBatch(IReadOnlyList<string> texts, SpecialTokenHandling specialTokens = default, BatchOptions? options = null, CancellationToken cancellationToken = default) =>
        EncodeBatch<char, Utf16Form>(CopyOf(texts), specialTokens, options, cancellationToken);

    /// <summary>Encodes many texts in UTF-8 at once, on several threads, into one array.</summary>
    /// <param name="utf8Texts">The texts; a byte that isn't part of well-formed UTF-8 is a symbol of its own. The list is read once, by the calling thread.</param>
    /// <param name="specialTokens">What to do with text that spells a special token; ordinary text by default.</param>
    /// <param name="options">How many threads work, and who is told of the progress; null for one thread a processor.</param>
    /// <param name="cancellationToken">Ends the work soon, also within a large text.</param>
    /// <returns>The ids of each text, in the order of the texts.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="utf8Texts"/> is null.</exception>
    /// <exception cref="DisallowedSpecialTokenException">
    /// A text contains a special token that <paramref name="specialTokens"/> refuses; of several such texts, the first is named.
    /// </exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    /// <exception cref="OverflowException">There are more ids than an array holds.</exception>
    /// <remarks>As <see cref="EncodeBatch(IReadOnlyList{string}, SpecialTokenHandling, BatchOptions, CancellationToken)"/>.</remarks>
    /// <example>
    /// <code>
    /// var tokenizer = BpeTokenizer.ForEncoding("o200k_base");
    /// var utf8Texts = new ReadOnlyMemory&lt;byte&gt;[] { Encoding.UTF8.GetBytes("hello world"), Encoding.UTF8.GetBytes("hello") };
    /// int[] offsets = tokenizer.EncodeBatch(utf8Texts).Offsets.ToArray();     // 0, 2, 3
    /// </code>
    /// </example>
    public EncodedBatch EncodeBatch(IReadOnlyList<ReadOnlyMemory<byte>> utf8Texts, SpecialTokenHandling specialTokens = default, BatchOptions? options = null, CancellationToken cancellationToken = default) =>
        EncodeBatch<byte, Utf8Form>(CopyOf(utf8Texts), specialTokens, options, cancellationToken);

    /// <summary>Counts the tokens of many texts at once, on several threads.</summary>
    /// <returns>The number of tokens of each text, in the order of the texts.</returns>
    /// <exception cref="OverflowException">A text has more than <see cref="int.MaxValue"/> tokens.</exception>
    /// <inheritdoc cref="EncodeBatch(IReadOnlyList{string}, SpecialTokenHandling, BatchOptions, CancellationToken)"/>
    /// <example>
    /// <code>
    /// var tokenizer = BpeTokenizer.ForEncoding("o200k_base");
    /// int[] counts = tokenizer.CountTokensBatch(new[] { "hello world", "hello" });     // 2, 1
    /// </code>
    /// </example>
    public int[] CountTokensBatch(IReadOnlyList<string> texts, SpecialTokenHandling specialTokens = default, BatchOptions? options = null, CancellationToken cancellationToken = default) =>
        CountBatch<char, Utf16Form>(CopyOf(texts), specialTokens, options, cancellationToken);

    /// <summary>Counts the tokens of many texts in UTF-8 at once, on several threads.</summary>
    /// <returns>The number of tokens of each text, in the order of the texts.</returns>
    /// <exception cref="OverflowException">A text has more than <see cref="int.MaxValue"/> tokens.</exception>
    /// <inheritdoc cref="EncodeBatch(IReadOnlyList{ReadOnlyMemory{byte}}, SpecialTokenHandling, BatchOptions, CancellationToken)"/>
    /// <example>
    /// <code>
    /// var tokenizer = BpeTokenizer.ForEncoding("o200k_base");
    /// var utf8Texts = new ReadOnlyMemory&lt;byte&gt;[] { Encoding.UTF8.GetBytes("hello world"), Encoding.UTF8.GetBytes("hello") };
    /// int[] counts = tokenizer.CountTokensBatch(utf8Texts);     // 2, 1
    /// </code>
    /// </example>
    public int[] CountTokensBatch(IReadOnlyList<ReadOnlyMemory<byte>> utf8Texts, SpecialTokenHandling specialTokens = default, BatchOptions? options = null, CancellationToken cancellationToken = default) =>
        CountBatch<byte, Utf8Form>(CopyOf(utf8Texts), specialTokens, options, cancellationToken);

    private EncodedBatch EncodeBatch<T, TForm>(ReadOnlyMemory<T>[] texts, SpecialTokenHandling handling, BatchOptions? options, CancellationToken cancellationToken)
        where T : struct
        where TForm : struct, ITextForm<T>
    {
        int[] ids = BatchEncoder.Encode<T, TForm>(encoder, specialTokens.RulesFor(handling), texts, options, cancellationToken, out int[] offsets);
        return new EncodedBatch(ids, offsets);
    }

    private int[] CountBatch<T, TForm>(ReadOnlyMemory<T>[] texts, SpecialTokenHandling handling, BatchOptions? options, CancellationToken cancellationToken)
        where T : struct
        where TForm : struct, ITextForm<T> =>
        BatchEncoder.Count<T, TForm>(encoder, specialTokens.RulesFor(handling), texts, options, cancellationToken);

    private static ReadOnlyMemory<char>[] CopyOf(IReadOnlyList<string> texts)
    {
        ThrowHelper.IfNull(texts, nameof(texts));
        var copy = new ReadOnlyMemory<char>[texts.Count];
        for (int i = 0; i < copy.Length; i++)
        {
            copy[i] = (texts[i] ?? throw ThrowHelper.NullText(i, nameof(texts))).AsMemory();
        }

        return copy;
    }

    private static ReadOnlyMemory<byte>[] CopyOf(IReadOnlyList<ReadOnlyMemory<byte>> utf8Texts)
    {
        ThrowHelper.IfNull(utf8Texts, nameof(utf8Texts));
        var copy = new ReadOnlyMemory<byte>[utf8Texts.Count];
        for (int i = 0; i < copy.Length; i++)
        {
            copy[i] = utf8Texts[i];
        }

        return copy;
    }
}
