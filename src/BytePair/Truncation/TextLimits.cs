using System.Collections.Concurrent;
using BytePair.Pieces;
using BytePair.Pretokenization;
using BytePair.Sinks;
using BytePair.Special;
using BytePair.Text;
using BytePair.Vocabularies;

namespace BytePair.Truncation;

/// <summary>
/// The longest beginning, and the longest ending, of a text with its special tokens that has at most so many tokens. Safe for any
/// number of threads: each call has a search of its own.
/// </summary>
internal sealed class TextLimits(PieceEncoder pieces, Vocabulary vocabulary)
{
    private readonly ConcurrentBag<LimitSearch> idle = [];

    /// <summary>The longest beginning; <paramref name="text"/> may itself be the beginning of a longer one.</summary>
    /// <remarks>
    /// <para>
    /// What lies between recognised tokens is a text of its own, so that all up to a token's end has a certain count, and every longer
    /// beginning that and more. So whole stretches are passed, each with its token, while they fit. A beginning that ends within the first
    /// token that doesn't fit holds it no more: the search goes on as if the text ended before the token's last character.
    /// </para>
    /// <para>
    /// If the text goes on, a token may begin in its last bytes, as many as the longest has, and be fewer tokens than its beginning
    /// as ordinary text. Nothing that was found there is final.
    /// </para>
    /// </remarks>
    public Cut FindBeginning(ReadOnlySpan<byte> text, SpecialRules? rules, int maxTokens)
    {
        int certain = rules is null ? text.Length : text.Length - rules.MaxLength;
        bool isCertain = true;
        bool isLimited = false;
        int start = 0;
        int used = 0;
        while (rules is not null && rules.TryFindRecognized(text, start, out int position, out int length, out _))
        {
            isCertain &= position <= certain;
            int count = CountUpTo(text.Slice(start, position - start), maxTokens - used);
            if (count < maxTokens - used)
            {
                used += count + 1;
                start = position + length;
            }
            else
            {
                int end = position + length;
                text = text.Slice(0, end - Utf8.LengthBefore(text, end));
                isLimited = true;
            }
        }

        LimitSearch search = Rent();
        Cut cut = search.FindBeginning(text.Slice(start), maxTokens - used).Behind(start, used);
        idle.Add(search);
        return rules is null ? cut : cut.FinalIf(isCertain && (isLimited || (cut.IsFinal && cut.LookedAt <= certain)));
    }

    /// <summary>The longest ending; <paramref name="text"/> may itself be the ending of a longer one.</summary>
    public Cut FindEnding(ReadOnlySpan<byte> text, SpecialRules? rules, int maxTokens)
    {
        LimitSearch search = Rent();
        Cut cut = rules is null ? search.FindEnding(text, maxTokens) : new StretchesFromEnd(this, search, text, rules, maxTokens).Find();
        idle.Add(search);
        return cut;
    }

    /// <summary>Tokens of ordinary text if there are fewer than <paramref name="enough"/>; else as many, or a few more.</summary>
    public int CountUpTo(ReadOnlySpan<byte> text, int enough)
    {
        var sink = new LimitedCountSink(enough);
        pieces.Encode(text, ref sink);
        return (int)sink.Count;
    }

    /// <remarks>One that fails isn't put back: its state may be half-written.</remarks>
    private LimitSearch Rent() => idle.TryTake(out LimitSearch? search) ? search : new LimitSearch(pieces, vocabulary);
}
