using BytePair.Cli.CommandLine;
using BytePair.Cli.Input;

namespace BytePair.Cli.Truncating;

/// <summary>A text and what was left of it.</summary>
/// <remarks>
/// A text of any size is cut in bounded memory. What is kept are the longest start and the longest end that have so many tokens when they are
/// counted by themselves; neither depends on what lies beyond it, and neither has more bytes than that number of the longest tokens. So that much
/// of the start and of the end gives the same as all of the text.
/// </remarks>
internal sealed record Truncation(byte[] Text, long TokensBefore, long BytesBefore, int Tokens)
{
    /// <summary>What a place to cut may depend on beyond it, in bytes: a character and those that join it. Generous.</summary>
    private const int Beyond = 4096;

    /// <summary>In bytes. A text of less is read whole, and the vocabulary isn't searched for its longest token.</summary>
    private const int Small = 1 << 20;

    /// <summary>In bytes; twice as much is held at most.</summary>
    private const int MostKept = 1 << 29;

    public bool IsCut => TokensBefore > Tokens || BytesBefore > Text.Length;

    public static Truncation Of(Stream text, string path, BpeTokenizer tokenizer, int maxTokens, TruncationOptions options, SpecialTokenHandling special)
    {
        byte[] head = GC.AllocateUninitializedArray<byte>(Small);
        int length = text.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        if (length < head.Length)
        {
            byte[] whole = head[..length];
            return Of(whole, tokenizer.CountTokens(whole, special), length, tokenizer, maxTokens, options, special);
        }

        using var all = new ContinuedStream(head, text);
        return OfLarge(all, path, tokenizer, maxTokens, options, special);
    }

    private static Truncation OfLarge(Stream text, string path, BpeTokenizer tokenizer, int maxTokens, TruncationOptions options, SpecialTokenHandling special)
    {
        long needed = LongestStart(tokenizer, maxTokens);
        var passing = new PassingText(text, (int)Math.Min(needed, MostKept));
        long before = tokenizer.CountTokens(passing, special);
        if (needed > MostKept && !passing.IsWhole)
        {
            throw new CommandFailedException($"{InputFiles.NameOf(path)} has more than 1 GB, of which no so large part can be kept. Ask for fewer tokens, of a named encoding.");
        }

        return Of(passing.ToArray(), before, passing.TotalLength, tokenizer, maxTokens, options, special);
    }

    private static Truncation Of(byte[] known, long before, long bytesBefore, BpeTokenizer tokenizer, int maxTokens, TruncationOptions options, SpecialTokenHandling special)
    {
        byte[] kept = before <= maxTokens ? known : tokenizer.TruncateToTokens(known, maxTokens, options, special);
        return new Truncation(kept, before, bytesBefore, before <= maxTokens ? (int)before : tokenizer.CountTokens(kept, special));
    }

    /// <summary>
    /// The most bytes that a start of so many tokens may have, and what lies beyond it. The tokenizers of files may change the text before they encode it,
    /// so that nothing is known of them.
    /// </summary>
    private static long LongestStart(BpeTokenizer tokenizer, int tokens)
    {
        if (!KnownEncodings.Contains(tokenizer.EncodingName) || !ReferenceEquals(tokenizer, BpeTokenizer.ForEncoding(tokenizer.EncodingName)))
        {
            return long.MaxValue;
        }

        int longest = 0;
        for (int id = 0; id < tokenizer.VocabularySize; id++)
        {
            longest = tokenizer.TryGetTokenBytes(id, out ReadOnlySpan<byte> bytes) ? Math.Max(longest, bytes.Length) : longest;
        }

        return ((long)tokens * longest) + Beyond;
    }
}
