using BytePair.GrowingPieces;
using BytePair.Pieces;
using BytePair.Pretokenization;
using BytePair.Sinks;
using BytePair.Text;
using BytePair.Vocabularies;

namespace BytePair.Truncation;

/// <summary>The longest beginning of a text that has at most so many tokens when it is counted by itself, in one pass.</summary>
/// <remarks>
/// <para>
/// The count of a beginning doesn't grow steadily with its length: one more letter may make one token of two (<c>tokeni</c> has two,
/// <c>token</c> one), and where a text ends decides how white space before that is cut. So beginnings are counted
/// one by one where it matters, and three facts say where that is.
/// </para>
/// <para>
/// 1. A text of n bytes has at most n tokens. So the beginning of as many bytes as tokens are asked for fits; and if a piece
/// ends at s whatever follows, and k tokens are left then, each beginning of up to s + k bytes does that is long enough
/// to decide s. By this alone many pieces are passed at once: of 1000 tokens, the first 1000 bytes hold perhaps 250; 750 are
/// left, and so many bytes more fit; then 560, 420, and so on, until what is decided is no longer than a word.
/// </para>
/// <para>
/// 2. What a grammar looked at before it ended a piece is known (<see cref="RememberedRuns.Reach"/>). Once a beginning goes as far,
/// the piece is settled: it is one in all longer beginnings. Only pieces behind it are looked at again, and these few
/// run on in a <see cref="GrowingPiece{TSide}"/>, which counts another byte for a few look-ups, and whose runs are remembered too.
/// </para>
/// <para>
/// 3. A longer beginning has the tokens of the settled pieces, and more. Once these are as many as were asked for, no longer one
/// fits. In a piece that never ends, no token has more bytes than the longest of the vocabulary, which ends the search too.
/// </para>
/// <para>
/// Example: 2 tokens of <c>Hello, world!</c> in a vocabulary that has <c>Hello</c>. Beginnings of 2 bytes fit (fact 1); <c>Hel</c>, <c>Hell</c>, <c>Hello</c> have two,
/// two and one, and <c>Hello,</c> two; a few characters behind it, <c>Hello</c> and the comma are settled, and none are left.
/// </para>
/// </remarks>
internal sealed class BeginningSearch(PieceEncoder pieces, Vocabulary vocabulary)
{
    /// <summary>For so few tokens it takes longer to begin to encode than to count one beginning after the other.</summary>
    private const int FewTokens = 48;

    /// <summary>A grammar looks at so many bytes from a piece's beginning, whatever it finds: three characters.</summary>
    private const int LookedAtFirst = 3 * Utf8.MaxCharacterLength;

    /// <summary>It looks at so many behind the end of a run: a character, or a contraction.</summary>
    private const int LookedAtBehind = Utf8.MaxCharacterLength;

    private readonly PieceTokens<AtBack> tokens = new(vocabulary);
    private RememberedRuns runs = new();

    /// <summary>A piece ends here in each beginning that is still to be counted.</summary>
    private int settled;

    /// <summary>Tokens that may follow there.</summary>
    private int left;

    public Cut Find(ReadOnlySpan<byte> text, int maxTokens)
    {
        int start = PassMany(text, maxTokens, out int used);
        tokens.Clear();
        runs.Clear();
        return FindNear(text.Slice(start), maxTokens - used).Behind(start, used);
    }

    /// <summary>Passes what is decided of the first bytes, as many as tokens are left, as long as these are many (fact 1).</summary>
    private int PassMany(ReadOnlySpan<byte> text, int maxTokens, out int used)
    {
        int start = 0;
        used = 0;
        if (maxTokens <= FewTokens)
        {
            return 0;
        }

        Worker worker = pieces.Rent();
        for (int passed = 1; passed > 0 && maxTokens - used > FewTokens; start += passed)
        {
            ReadOnlySpan<byte> next = text.Slice(start, Math.Min(text.Length - start, maxTokens - used));
            var sink = new CountSink();
            passed = worker.Encode(next, worker.DecidedLength(next), ref sink);
            used += (int)sink.Count;
        }

        pieces.Return(worker);
        return start;
    }

    private Cut FindNear(ReadOnlySpan<byte> text, int maxTokens)
    {
        settled = 0;
        left = maxTokens;
        var best = new Cut(0, 0, Cut.Everything);
        for (int end = Reachable(text); ; end = Math.Max(NextEnd(text, end), Reachable(text)))
        {
            int count = CountUnsettled(text.Slice(0, end));
            if (count <= left)
            {
                best = new Cut(end, maxTokens - left + count, Cut.Everything);
            }

            if (left <= 0 || end - settled > (long)left * vocabulary.MaxTokenLength)
            {
                return new Cut(best.Position, best.Tokens, end);
            }

            if (end == text.Length)
            {
                return best;
            }
        }
    }

    /// <summary>The longest beginning that fits because it has few bytes (fact 1).</summary>
    private int Reachable(ReadOnlySpan<byte> text)
    {
        long end = (long)settled + left;
        return end < text.Length ? default(Utf8Characters).StartAt(text, (int)end) : text.Length;
    }

    private static int NextEnd(ReadOnlySpan<byte> text, int end)
    {
        Utf8.TryRead(text.Slice(end), out _, out int length);
        return end + length;
    }

    /// <summary>Tokens of a beginning behind what is settled, after settling what this beginning does.</summary>
    private int CountUnsettled(ReadOnlySpan<byte> text)
    {
        int count = 0;
        for (int start = settled; start < text.Length;)
        {
            runs.Reach = 0;
            int end = pieces.Grammar.PieceEnd(text, start, ref runs);
            int added = tokens.Count(text.Slice(start, end - start), start);
            bool settles = start == settled && Math.Max(start + LookedAtFirst, runs.Reach + LookedAtBehind) <= text.Length;
            if (!settles)
            {
                count += added;
            }
            else
            {
                settled = end;
                left -= added;
                if (left < 0)
                {
                    return 0;
                }
            }

            start = end;
        }

        return count;
    }
}
