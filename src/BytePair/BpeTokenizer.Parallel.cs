using BytePair.Batches;

namespace BytePair;

public sealed partial class BpeTokenizer
{
    /// <summary>Encodes one large text on several threads.</summary>
    /// <param name="text">The text; a lone surrogate reads as U+FFFD.</param>
    /// <param name="specialTokens">What to do with text that spells a special token; ordinary text by default.</param>
    /// <param name="options">How many threads work, and who is told of the progress; null for one thread a processor.</param>
    /// <param name="cancellationToken">Ends the work soon.</param>
    /// <returns>The ids in order: those of <see cref="EncodeToIds(string, SpecialTokenHandling)"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    /// <exception cref="DisallowedSpecialTokenException">The text contains a special token that <paramref name="specialTokens"/> refuses.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    /// <exception cref="OverflowException">There are more ids than an array holds.</exception>
    /// <remarks>
    /// Linear in the length of the text. It is split where that leaves the ids unchanged, most often before a space. A text without
    /// such a place, such as one endless word, is encoded by one thread. A text of a few thousand chars isn't worth a second thread.
    /// </remarks>
    /// <example>
    /// <code>
    /// var tokenizer = BpeTokenizer.ForEncoding("o200k_base");
    /// string text = string.Concat(Enumerable.Repeat("hello world ", 50_000));
    /// int count = tokenizer.EncodeToIdsParallel(text).Length;     // 100001
    /// </code>
    /// </example>
    public int[] EncodeToIdsParallel(string text, SpecialTokenHandling specialTokens = default, BatchOptions? options = null, CancellationToken cancellationToken = default)
    {
        ThrowHelper.IfNull(text, nameof(text));
        return EncodeToIdsParallel(text.AsMemory(), specialTokens, options, cancellationToken);
    }

    /// <inheritdoc cref="EncodeToIdsParallel(string, SpecialTokenHandling, BatchOptions, CancellationToken)"/>
    public int[] EncodeToIdsParallel(ReadOnlyMemory<char> text, SpecialTokenHandling specialTokens = default, BatchOptions? options = null, CancellationToken cancellationToken = default) =>
        BatchEncoder.Encode<char, Utf16Form>(encoder, this.specialTokens.RulesFor(specialTokens), [text], options, cancellationToken, out _);

    /// <summary>Encodes one large text in UTF-8 on several threads.</summary>
    /// <param name="utf8Text">The text; a byte that isn't part of well-formed UTF-8 is a symbol of its own.</param>
    /// <param name="specialTokens">What to do with text that spells a special token; ordinary text by default.</param>
    /// <param name="options">How many threads work, and who is told of the progress; null for one thread a processor.</param>
    /// <param name="cancellationToken">Ends the work soon.</param>
    /// <inheritdoc cref="EncodeToIdsParallel(string, SpecialTokenHandling, BatchOptions, CancellationToken)"/>
    /// <example>
    /// <code>
    /// var tokenizer = BpeTokenizer.ForEncoding("o200k_base");
    /// byte[] utf8Text = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("hello world ", 50_000)));
    /// int count = tokenizer.EncodeToIdsParallel(utf8Text).Length;     // 100001
    /// </code>
    /// </example>
    public int[] EncodeToIdsParallel(ReadOnlyMemory<byte> utf8Text, SpecialTokenHandling specialTokens = default, BatchOptions? options = null, CancellationToken cancellationToken = default) =>
        BatchEncoder.Encode<byte, Utf8Form>(encoder, this.specialTokens.RulesFor(specialTokens), [utf8Text], options, cancellationToken, out _);

    /// <summary>Counts the tokens of one large text on several threads.</summary>
    /// <returns>The number of tokens.</returns>
    /// <exception cref="OverflowException">There are more than <see cref="int.MaxValue"/> tokens.</exception>
    /// <inheritdoc cref="EncodeToIdsParallel(string, SpecialTokenHandling, BatchOptions, CancellationToken)"/>
    /// <example>
    /// <code>
    /// var tokenizer = BpeTokenizer.ForEncoding("o200k_base");
    /// string text = string.Concat(Enumerable.Repeat("hello world ", 50_000));
    /// int count = tokenizer.CountTokensParallel(text);     // 100001
    /// </code>
    /// </example>
    public int CountTokensParallel(string text, SpecialTokenHandling specialTokens = default, BatchOptions? options = null, CancellationToken cancellationToken = default)
    {
        ThrowHelper.IfNull(text, nameof(text));
        return CountTokensParallel(text.AsMemory(), specialTokens, options, cancellationToken);
    }

    /// <inheritdoc cref="CountTokensParallel(string, SpecialTokenHandling, BatchOptions, CancellationToken)"/>
    public int CountTokensParallel(ReadOnlyMemory<char> text, SpecialTokenHandling specialTokens = default, BatchOptions? options = null, CancellationToken cancellationToken = default) =>
        BatchEncoder.Count<char, Utf16Form>(encoder, this.specialTokens.RulesFor(specialTokens), [text], options, cancellationToken)[0];

    /// <summary>Counts the tokens of one large text in UTF-8 on several threads.</summary>
    /// <returns>The number of tokens.</returns>
    /// <exception cref="OverflowException">There are more than <see cref="int.MaxValue"/> tokens.</exception>
    /// <inheritdoc cref="EncodeToIdsParallel(ReadOnlyMemory{byte}, SpecialTokenHandling, BatchOptions, CancellationToken)"/>
    /// <example>
    /// <code>
    /// var tokenizer = BpeTokenizer.ForEncoding("o200k_base");
    /// byte[] utf8Text = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("hello world ", 50_000)));
    /// int count = tokenizer.CountTokensParallel(utf8Text);     // 100001
    /// </code>
    /// </example>
    public int CountTokensParallel(ReadOnlyMemory<byte> utf8Text, SpecialTokenHandling specialTokens = default, BatchOptions? options = null, CancellationToken cancellationToken = default) =>
        BatchEncoder.Count<byte, Utf8Form>(encoder, this.specialTokens.RulesFor(specialTokens), [utf8Text], options, cancellationToken)[0];

    /// <summary>Counts the tokens of the UTF-8 that a stream gives, read to its end, on several threads.</summary>
    /// <param name="utf8Stream">The text, read from where the stream stands, by one thread at a time; it isn't closed. A byte-order mark is text.</param>
    /// <param name="specialTokens">What to do with text that spells a special token; ordinary text by default.</param>
    /// <param name="options">
    /// How many threads work, and who is told of the progress (every 256 KB; the length of the whole isn't known, so that of what is done stands for
    /// it); null for one thread a processor.
    /// </param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <returns>The number of tokens, that of <see cref="CountTokens(Stream, SpecialTokenHandling)"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="utf8Stream"/> is null.</exception>
    /// <exception cref="DisallowedSpecialTokenException">The text contains a special token that <paramref name="specialTokens"/> refuses.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    /// <remarks>
    /// Linear in the length of the text; the memory used doesn't grow with it: 256 KB a thread, beside what <see cref="CountTokens(Stream, SpecialTokenHandling)"/>
    /// takes. Text that can't be cut (one letter without end) is counted by one thread from there on.
    /// </remarks>
    /// <example>
    /// <code>
    /// var tokenizer = BpeTokenizer.ForEncoding("o200k_base");
    /// using var stream = new MemoryStream("Hello, world!"u8.ToArray());
    /// long count = tokenizer.CountTokensParallel(stream);                // 4
    /// </code>
    /// </example>
    public long CountTokensParallel(Stream utf8Stream, SpecialTokenHandling specialTokens = default, BatchOptions? options = null, CancellationToken cancellationToken = default)
    {
        ThrowHelper.IfNull(utf8Stream, nameof(utf8Stream));
        return CountInShares(utf8Stream, StreamCount.DefaultShareLength, specialTokens, options ?? new BatchOptions(), cancellationToken);
    }

    /// <summary>The same in shares of a given length, in bytes.</summary>
    internal long CountInShares(Stream utf8Stream, int shareLength, SpecialTokenHandling handling, BatchOptions options, CancellationToken cancellationToken) =>
        StreamCount.Run(encoder, specialTokens.RulesFor(handling), utf8Stream, shareLength, options, cancellationToken);
}
