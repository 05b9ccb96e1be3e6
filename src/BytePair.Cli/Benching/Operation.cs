namespace BytePair.Cli.Benching;

/// <summary>One call of the library that is measured.</summary>
/// <param name="Name">As the table has it.</param>
/// <param name="IsUtf16">Whether it works on chars; on bytes of UTF-8 else.</param>
/// <param name="HasThreads">Whether it uses the threads that were asked for; one else.</param>
/// <param name="Run">Makes the call.</param>
/// <param name="Check">Looks at the result of a first pass, in the order of <see cref="For"/>: the number of tokens, or null if it is wrong.</param>
internal sealed record Operation(string Name, bool IsUtf16, bool HasThreads, Func<Subject, object> Run, Func<Subject, object, long?> Check)
{
    private static readonly Operation[] Plain =
    [
        new("encode", false, false, on => on.Tokenizer.EncodeToIds(on.Sample.Utf8), (on, ids) => (on.Utf8Ids = (int[])ids).Length),
        new("encode", true, false, on => on.Tokenizer.EncodeToIds(on.Sample.Utf16), CheckUtf16Ids),
        new("count", false, false, on => on.Tokenizer.CountTokens(on.Sample.Utf8), (on, count) => CheckCount(count, on.Utf8Ids)),
        new("count", true, false, on => on.Tokenizer.CountTokens(on.Sample.Utf16), (on, count) => CheckCount(count, on.Utf16Ids)),
        new("decode", false, false, on => on.Tokenizer.DecodeToUtf8(on.Utf8Ids), CheckUtf8),
        new("decode", true, false, on => on.Tokenizer.Decode(on.Utf16Ids), CheckUtf16),
    ];

    private static readonly Operation[] Threaded =
    [
        new("encode parallel", false, true, on => on.Tokenizer.EncodeToIdsParallel(on.Sample.Utf8, options: on.Threads), (on, ids) => CheckIds(ids, on.Utf8Ids)),
        new("encode parallel", true, true, on => on.Tokenizer.EncodeToIdsParallel(on.Sample.Utf16, options: on.Threads), (on, ids) => CheckIds(ids, on.Utf16Ids)),
        new("count parallel", false, true, on => on.Tokenizer.CountTokensParallel(on.Sample.Utf8, options: on.Threads), (on, count) => CheckCount(count, on.Utf8Ids)),
        new("count parallel", true, true, on => on.Tokenizer.CountTokensParallel(on.Sample.Utf16, options: on.Threads), (on, count) => CheckCount(count, on.Utf16Ids)),
        new("encode batch", false, true, on => on.Tokenizer.EncodeBatch(on.Sample.Documents, options: on.Threads), CheckBatch),
        new("encode batch", true, true, on => on.Tokenizer.EncodeBatch(on.Strings, options: on.Threads), CheckBatch),
    ];

    /// <summary>All that are measured, those with threads only where there are several.</summary>
    public static Operation[] For(int threads) => threads > 1 ? [.. Plain, .. Threaded] : Plain;

    private static long? CheckUtf16Ids(Subject subject, object ids)
    {
        subject.Utf16Ids = (int[])ids;
        return subject.Sample.IsValid ? CheckIds(ids, subject.Utf8Ids) : subject.Utf16Ids.Length;
    }

    private static long? CheckIds(object ids, int[] expected) => ((int[])ids).AsSpan().SequenceEqual(expected) ? expected.Length : null;

    private static long? CheckCount(object count, int[] ids) => (int)count == ids.Length ? ids.Length : null;

    private static long? CheckUtf8(Subject subject, object text) =>
        ((byte[])text).AsSpan().SequenceEqual(subject.Sample.Utf8) ? subject.Utf8Ids.Length : null;

    private static long? CheckUtf16(Subject subject, object text) =>
        string.Equals((string)text, subject.Sample.Utf16, StringComparison.Ordinal) ? subject.Utf16Ids.Length : null;

    /// <summary>What decoding gives of each document is that document; of invalid ones only their number is looked at.</summary>
    private static long? CheckBatch(Subject subject, object result)
    {
        var batch = (EncodedBatch)result;
        for (int i = 0; i < batch.Count && subject.Sample.IsValid; i++)
        {
            if (!subject.Tokenizer.DecodeToUtf8(batch[i]).AsSpan().SequenceEqual(subject.Sample.Documents[i].Span))
            {
                return null;
            }
        }

        return batch.Count == subject.Sample.Documents.Length ? batch.Ids.Length : null;
    }
}
