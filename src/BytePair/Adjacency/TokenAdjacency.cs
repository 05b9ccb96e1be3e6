using System.Diagnostics;
#if NET
using System.Runtime.CompilerServices;
#endif
using BytePair.Merging;
using BytePair.Pretokenization;
using BytePair.Text;
using BytePair.Vocabularies;

namespace BytePair.Adjacency;

/// <summary>Tells whether two tokens, side by side as a text, are what the text encodes to. Safe for any number of threads.</summary>
/// <remarks>
/// The text has a cut between the two, or it is one piece, or it is cut elsewhere. If the pieces are the tokens, each is its own
/// id, if the piece of its bytes is: a piece that is a token is never merged. If it is one piece, it must be no token, and merge to the two. A cut elsewhere ends
/// a token elsewhere.
/// </remarks>
internal sealed class TokenAdjacency(Vocabulary vocabulary, Pretokenizer pretokenizer)
{
    /// <summary>Two tokens of so many bytes together need no array.</summary>
    private const int MaxOnStack = 1024;

    /// <summary>A merger that nobody uses.</summary>
    private Merger? idle;

    /// <summary>True if the bytes of two tokens of the vocabulary encode to just the two.</summary>
#if NET
    [SkipLocalsInit]
#endif
    public bool IsEncodedAsSuch(int left, int right)
    {
        ReadOnlySpan<byte> first = vocabulary.GetBytes(left);
        ReadOnlySpan<byte> second = vocabulary.GetBytes(right);
        Debug.Assert(!first.IsEmpty && !second.IsEmpty, "Both are tokens of the vocabulary.");
        int length = first.Length + second.Length;
        Span<byte> text = length <= MaxOnStack ? stackalloc byte[MaxOnStack] : new byte[length];
        first.CopyTo(text);
        second.CopyTo(text.Slice(first.Length));
        text = text.Slice(0, length);

        Span<int> ends = stackalloc int[Pretokenizer.LeastRoom];
        pretokenizer.FindEnds(text, 0, ends);
        if (ends[0] == text.Length)
        {
            return vocabulary.Find(text) < 0 && IsMergedTo(text, left, right);
        }

        if (ends[0] != first.Length || vocabulary.Find(first) != left || vocabulary.Find(second) != right)
        {
            return false;
        }

        pretokenizer.FindEnds(text, first.Length, ends);
        return ends[0] == text.Length;
    }

    private bool IsMergedTo(ReadOnlySpan<byte> text, int left, int right)
    {
        Merger merger = Interlocked.Exchange(ref idle, null) ?? Merger.Create(vocabulary, InstructionSets.InUse);
        TokenList tokens = merger.Merge(text);
        bool isMerged = tokens.Count == 2 && vocabulary.IdOf(tokens.RankAt(0)) == left && vocabulary.IdOf(tokens.RankAt(1)) == right;
        merger.Trim();
        Volatile.Write(ref idle, merger);
        return isMerged;
    }
}
