using System.Runtime.CompilerServices;
using BytePair.Decoding;

namespace BytePair;

public sealed partial class BpeTokenizer
{
    /// <summary>A decoder for ids that arrive one by one, or in groups.</summary>
    /// <param name="specialTokens">What special tokens give; their text by default.</param>
    /// <param name="invalidUtf8">What becomes of bytes that are no UTF-8; U+FFFD by default.</param>
    /// <returns>A new decoder, for one stream of ids and one thread at a time.</returns>
    /// <example>
    /// <code>
    /// var tokenizer = BpeTokenizer.ForEncoding("o200k_base");
    /// var decoder = tokenizer.CreateDecoder(SpecialTokenDecoding.Skip);
    /// string hello = decoder.Append(13225);           // Hello
    /// int skipped = decoder.Append(199999).Length;    // 0 chars
    /// </code>
    /// </example>
    public StreamingDecoder CreateDecoder(
        SpecialTokenDecoding specialTokens = SpecialTokenDecoding.AsText,
        InvalidUtf8Handling invalidUtf8 = InvalidUtf8Handling.Replace) =>
        new(TextDecoder, new DecodingRules(specialTokens, invalidUtf8));

    /// <summary>Decodes a sequence of ids as it is read.</summary>
    /// <param name="ids">The ids.</param>
    /// <param name="specialTokens">What special tokens give; their text by default.</param>
    /// <param name="invalidUtf8">What becomes of bytes that are no UTF-8; U+FFFD by default.</param>
    /// <returns>The text in parts, none empty: each is there as soon as its last id is. Together they are the text of all ids.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="ids"/> is null.</exception>
    /// <remarks>
    /// While the parts are read, an id that is no token throws <see cref="UnknownTokenIdException"/>, and bytes that are no UTF-8
    /// throw <see cref="InvalidUtf8Exception"/> where <paramref name="invalidUtf8"/> says so. Linear in the length of the text; holds
    /// at most 3 bytes.
    /// </remarks>
    /// <example>
    /// <code>
    /// var tokenizer = BpeTokenizer.ForEncoding("o200k_base");
    /// IEnumerable&lt;int&gt; ids = tokenizer.EncodeToIds("Hello, world!");
    /// string first = tokenizer.DecodeStream(ids).First();             // Hello
    /// string all = string.Concat(tokenizer.DecodeStream(ids));        // Hello, world!
    /// </code>
    /// </example>
    public IEnumerable<string> DecodeStream(
        IEnumerable<int> ids,
        SpecialTokenDecoding specialTokens = SpecialTokenDecoding.AsText,
        InvalidUtf8Handling invalidUtf8 = InvalidUtf8Handling.Replace)
    {
        ThrowHelper.IfNull(ids, nameof(ids));
        var rules = new DecodingRules(specialTokens, invalidUtf8);
        return Decode(ids, TextDecoder, rules);
    }

    /// <summary>Decodes a sequence of ids as it arrives, e.g. from a model.</summary>
    /// <param name="ids">The ids.</param>
    /// <param name="specialTokens">What special tokens give; their text by default.</param>
    /// <param name="invalidUtf8">What becomes of bytes that are no UTF-8; U+FFFD by default.</param>
    /// <param name="cancellationToken">Ends the reading of ids.</param>
    /// <inheritdoc cref="DecodeStream(IEnumerable{int}, SpecialTokenDecoding, InvalidUtf8Handling)"/>
    /// <remarks>
    /// While the parts are read, an id that is no token throws <see cref="UnknownTokenIdException"/>, bytes that are no UTF-8 throw
    /// <see cref="InvalidUtf8Exception"/> where <paramref name="invalidUtf8"/> says so, and a cancelled token throws
    /// <see cref="OperationCanceledException"/>. Linear in the length of the text; holds at most 3 bytes.
    /// </remarks>
    /// <example>
    /// <code>
    /// var tokenizer = BpeTokenizer.ForEncoding("o200k_base");
    /// static async IAsyncEnumerable&lt;int&gt; Model()
    /// {
    ///     foreach (int id in new[] { 13225, 11, 2375, 0 })
    ///     {
    ///         await Task.Yield();
    ///         yield return id;
    ///     }
    /// }
    /// var text = new StringBuilder();
    /// await foreach (string part in tokenizer.DecodeStreamAsync(Model()))
    /// {
    ///     text.Append(part);
    /// }
    /// string all = text.ToString();       // Hello, world!
    /// </code>
    /// </example>
    public IAsyncEnumerable<string> DecodeStreamAsync(
        IAsyncEnumerable<int> ids,
        SpecialTokenDecoding specialTokens = SpecialTokenDecoding.AsText,
        InvalidUtf8Handling invalidUtf8 = InvalidUtf8Handling.Replace,
        CancellationToken cancellationToken = default)
    {
        ThrowHelper.IfNull(ids, nameof(ids));
        var rules = new DecodingRules(specialTokens, invalidUtf8);
        return DecodeAsync(ids, TextDecoder, rules, cancellationToken);
    }

    private static IEnumerable<string> Decode(IEnumerable<int> ids, TextDecoder textDecoder, DecodingRules rules)
    {
        var streaming = new StreamingDecoder(textDecoder, rules);
        foreach (int id in ids)
        {
            if (streaming.Append(id) is { Length: > 0 } text)
            {
                yield return text;
            }
        }

        if (streaming.Flush() is { Length: > 0 } last)
        {
            yield return last;
        }
    }

    private static async IAsyncEnumerable<string> DecodeAsync(
        IAsyncEnumerable<int> ids, TextDecoder textDecoder, DecodingRules rules, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var streaming = new StreamingDecoder(textDecoder, rules);
        await foreach (int id in ids.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (streaming.Append(id) is { Length: > 0 } text)
            {
                yield return text;
            }
        }

        if (streaming.Flush() is { Length: > 0 } last)
        {
            yield return last;
        }
    }
}
