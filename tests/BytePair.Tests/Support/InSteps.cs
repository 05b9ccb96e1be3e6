using System.Buffers;
using System.Runtime.CompilerServices;

namespace BytePair.Tests.Support;

/// <summary>
/// Encodes a text by the resumable call, again and again, as a caller would: with a destination of one size, made larger only
/// where nothing else helps, and the text given a part at a time. What each call says of itself is checked.
/// </summary>
internal static class InSteps
{
    private static readonly ConditionalWeakTable<BpeTokenizer, HashSet<int>> SharedIds = [];

    private delegate OperationStatus Step(int start, int length, Span<int> destination, out int consumed, out int written, bool isFinal);

    /// <param name="tokenizer">What encodes.</param>
    /// <param name="utf8Text">The text.</param>
    /// <param name="specialTokens">What to do with special tokens.</param>
    /// <param name="destinationLength">The room that each call is given, in ids.</param>
    /// <param name="blockLength">How much more of the text is given when a call asks for more, in bytes.</param>
    public static int[] Of(BpeTokenizer tokenizer, byte[] utf8Text, SpecialTokenHandling specialTokens, int destinationLength, int blockLength) =>
        Of(
            utf8Text.Length,
            destinationLength,
            blockLength,
            (int start, int length, Span<int> destination, out int consumed, out int written, bool isFinal) =>
            {
                OperationStatus status = tokenizer.Encode(utf8Text.AsSpan(start, length), destination, out consumed, out written, isFinal, specialTokens);
                StandsFor(tokenizer, utf8Text.AsSpan(start, consumed), destination[..written]);
                return status;
            });

    public static int[] Of(BpeTokenizer tokenizer, string text, SpecialTokenHandling specialTokens, int destinationLength, int blockLength) =>
        Of(
            text.Length,
            destinationLength,
            blockLength,
            (int start, int length, Span<int> destination, out int consumed, out int written, bool isFinal) =>
            {
                OperationStatus status = tokenizer.Encode(text.AsSpan(start, length), destination, out consumed, out written, isFinal, specialTokens);
                StandsFor(tokenizer, EveryShape.Utf8(text.Substring(start, consumed)), destination[..written]);
                return status;
            });

    /// <summary>What was consumed is what the ids decode to, unless two texts share an id.</summary>
    private static void StandsFor(BpeTokenizer tokenizer, ReadOnlySpan<byte> consumed, ReadOnlySpan<int> ids)
    {
        HashSet<int> shared = SharedIds.GetValue(tokenizer, static of =>
            [.. of.SpecialTokens.GroupBy(token => token.Value).Where(texts => texts.Count() > 1).Select(texts => texts.Key)]);
        if (!ids.ToArray().Any(shared.Contains) && !consumed.SequenceEqual(tokenizer.DecodeToUtf8(ids)))
        {
            Assert.Fail($"{Escaped.Bytes(consumed.ToArray())} was consumed, but the ids stand for {Escaped.Bytes(tokenizer.DecodeToUtf8(ids))}.");
        }
    }

    private static int[] Of(int textLength, int destinationLength, int blockLength, Step step)
    {
        List<int> ids = [];
        int start = 0;
        int known = Math.Min(blockLength, textLength);
        int room = destinationLength;
        while (true)
        {
            int[] destination = new int[room];
            bool isFinal = known == textLength;
            OperationStatus status = step(start, known - start, destination, out int consumed, out int written, isFinal);
            Assert.InRange(consumed, 0, known - start);
            Assert.InRange(written, 0, destination.Length);
            Assert.Equal(consumed > 0, written > 0);
            ids.AddRange(destination[..written]);
            start += consumed;
            switch (status)
            {
                case OperationStatus.Done when isFinal:
                    Assert.Equal(textLength, start);
                    return [.. ids];
                case OperationStatus.Done:
                    Assert.Equal(known, start);
                    known = Math.Min(textLength, known + Math.Max(1, blockLength));
                    break;
                case OperationStatus.NeedMoreData:
                    Assert.False(isFinal, "More was asked for behind the end.");
                    known = Math.Min(textLength, known + Math.Max(1, blockLength));
                    break;
                default:
                    Assert.Equal(OperationStatus.DestinationTooSmall, status);
                    Assert.True(known > start, "The destination was too small for nothing.");
                    Assert.True(room < 3 * textLength, "A destination as long as the text was too small.");
                    room = written > 0 ? destinationLength : Math.Max(1, 2 * room);
                    break;
            }
        }
    }
}
