using BytePair.Pieces;
using BytePair.Pretokenization;
using BytePair.Sinks;
using BytePair.Special;

namespace BytePair.Blocks;

/// <summary>Encodes of a block of text what the text behind it can't change.</summary>
/// <remarks>
/// A recognised special token cuts the text, so that what stands before it is decided to its end. Behind the last one,
/// <see cref="Pretokenizer.DecidedLength"/> says what is. A special token may straddle the end of the block: none is looked for in the last
/// bytes, as many as the longest has but one. Example: of <c>see &lt;|end|&gt; it's fi</c>, where more may follow,
/// <c>see </c> and the token are decided, and nothing behind them, because <c>it's fi</c> is shorter than the longest token.
/// </remarks>
internal static class DecidedText
{
    /// <summary>In a longer block, the first piece is looked at first: where all of it is one, nothing is decided, and that is seen much faster by masks.</summary>
    private const int LongLength = 1024;

    /// <summary>Whatever special token begins within so many bytes lies in the block as a whole.</summary>
    public static int LengthForSpecials(SpecialRules? rules, int length, bool isEnd) =>
        isEnd || rules is null ? length : Math.Max(0, length - Math.Max(0, rules.MaxLength - 1));

    /// <summary>
    /// Adds the ids of the pieces and special tokens that are decided and end at or before <paramref name="limit"/>; returns
    /// where the last of them ends. Once the sink is full, what is returned means nothing.
    /// </summary>
    /// <param name="worker">Encodes the pieces.</param>
    /// <param name="rules">The special tokens to recognise, if any.</param>
    /// <param name="block">Text that begins with a piece.</param>
    /// <param name="limit">In bytes.</param>
    /// <param name="isEnd">Whether the text ends with the block.</param>
    /// <param name="sink">Receives the ids.</param>
    public static int Encode<TSink>(Worker worker, SpecialRules? rules, ReadOnlySpan<byte> block, int limit, bool isEnd, ref TSink sink)
        where TSink : struct, ITokenSink
    {
        int known = LengthForSpecials(rules, block.Length, isEnd);
        limit = Math.Min(limit, known);
        int done = 0;
        while (true)
        {
            bool isCut = TryFindCut(rules, block, done, known, out int position, out int length, out int id);
            ReadOnlySpan<byte> ordinary = block.Slice(done, position - done);
            int decided = isCut || isEnd ? ordinary.Length : DecidedLength(worker, ordinary);
            done += worker.Encode(ordinary, Math.Min(decided, limit - done), ref sink);

            // A rejected text may begin within a token that reaches beyond what is known: it waits for the next block.
            if (!isCut || done < position || length > limit - position || sink.IsFull)
            {
                return done;
            }

            sink.AddSpecial(id, block.Slice(position, length));
            done += length;
        }
    }

    /// <summary>Where the first piece or special token ends, if that is decided; else 0.</summary>
    public static int FirstEnd(Worker worker, SpecialRules? rules, ReadOnlySpan<byte> block, bool isEnd)
    {
        int known = LengthForSpecials(rules, block.Length, isEnd);
        bool isCut = TryFindCut(rules, block, 0, known, out int position, out int length, out _);
        if (isCut && position == 0)
        {
            return length <= known ? length : 0;
        }

        if (position == 0)
        {
            return 0;
        }

        ReadOnlySpan<byte> ordinary = block.Slice(0, position);
        int end = worker.FindFirstEnd(ordinary);
        return isCut || isEnd || (end < ordinary.Length && end <= worker.DecidedLength(ordinary)) ? end : 0;
    }

    /// <summary>Where the last piece ends at the latest that is decided, of ordinary text that goes on.</summary>
    private static int DecidedLength(Worker worker, ReadOnlySpan<byte> ordinary) =>
        ordinary.Length > LongLength && worker.FindFirstEnd(ordinary) == ordinary.Length ? 0 : worker.DecidedLength(ordinary);

    /// <summary>Where ordinary text from <paramref name="start"/> on ends: before a special token, or where no more is known (false).</summary>
    public static bool TryFindCut(SpecialRules? rules, ReadOnlySpan<byte> block, int start, int known, out int position, out int length, out int id)
    {
        if (rules is not null && rules.TryFindRecognized(block, start, out position, out length, out id) && position < known)
        {
            return true;
        }

        (position, length, id) = (known, 0, -1);
        return false;
    }
}
