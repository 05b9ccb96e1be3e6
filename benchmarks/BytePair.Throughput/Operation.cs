namespace BytePair.Throughput;

/// <summary>One call of the public API on a sample.</summary>
/// <param name="Name">How tables and child processes call it.</param>
/// <param name="Run">Makes the call; its result keeps the work from being optimised away.</param>
internal sealed record Operation(string Name, Func<BpeTokenizer, Sample, int> Run)
{
    public static readonly Operation EncodeUtf8 = new("encode UTF-8", static (tokenizer, sample) => tokenizer.EncodeToIds(sample.Utf8).Length);

    public static readonly Operation EncodeUtf8ToSpan = new("encode UTF-8 to span", static (tokenizer, sample) =>
        tokenizer.TryEncode(sample.Utf8, sample.Destination, out int count) ? count : throw new InvalidOperationException("The ids don't fit."));

    public static readonly Operation CountUtf8 = new("count UTF-8", static (tokenizer, sample) => tokenizer.CountTokens(sample.Utf8));

    public static readonly Operation EncodeString = new("encode string", static (tokenizer, sample) => tokenizer.EncodeToIds(sample.Text).Length);

    public static readonly Operation EncodeStringToSpan = new("encode string to span", static (tokenizer, sample) =>
        tokenizer.TryEncode(sample.Text, sample.Destination, out int count) ? count : throw new InvalidOperationException("The ids don't fit."));

    public static readonly Operation CountString = new("count string", static (tokenizer, sample) => tokenizer.CountTokens(sample.Text));

    public static readonly Operation DecodeToUtf8 = new("decode to UTF-8", static (tokenizer, sample) => tokenizer.DecodeToUtf8(sample.Ids).Length);

    public static readonly Operation DecodeToString = new("decode to string", static (tokenizer, sample) => tokenizer.Decode(sample.Ids).Length);

    public static readonly Operation DecodeToUtf8Span = new("decode to UTF-8 span", static (tokenizer, sample) =>
        tokenizer.TryDecodeToUtf8(sample.Ids, sample.DecodedUtf8, out int count) ? count : throw new InvalidOperationException("The bytes don't fit."));

    public static readonly Operation DecodeToCharSpan = new("decode to char span", static (tokenizer, sample) =>
        tokenizer.TryDecode(sample.Ids, sample.DecodedText, out int count) ? count : throw new InvalidOperationException("The chars don't fit."));

    /// <summary>What measuring a call takes by itself: the text and the place for ids are fetched.</summary>
    public static readonly Operation Nothing = new("no call", static (_, sample) => sample.Utf8[^1] + sample.Destination.Length);

    public static readonly Operation[] Encoding = [EncodeUtf8, EncodeUtf8ToSpan, CountUtf8, EncodeString, EncodeStringToSpan, CountString];

    public static readonly Operation[] All = [.. Encoding, DecodeToUtf8, DecodeToUtf8Span, DecodeToString, DecodeToCharSpan];

    public static Operation Named(string name) => All.Single(operation => string.Equals(operation.Name, name, StringComparison.Ordinal));
}
