using BytePair.Merging;
using BytePair.Pretokenization;
using BytePair.Segments;
using BytePair.Special;
using BytePair.Text;
using BytePair.Vocabularies;

namespace BytePair.Explaining;

/// <summary>Encodes a text and writes down each step. Keeps nothing between calls, and so is safe for any number of threads.</summary>
/// <remarks>
/// The steps are not told by the fast paths, which merge in lanes, in windows and from a cache, but by the heap, which does the
/// merges of the definition in their order. Tests hold the ids of both against each other.
/// </remarks>
internal sealed class Explainer(Vocabulary vocabulary, Pretokenizer pretokenizer, TextShape shape, string encodingName)
{
    /// <param name="utf8Text">The text, which nobody changes any more.</param>
    /// <param name="rules">What special tokens are recognised and rejected; null for none.</param>
    /// <param name="isDirect">Whether the text is read as it is.</param>
    /// <param name="inChars">True if ranges are to be in chars, and not in bytes.</param>
    public Explanation Explain(byte[] utf8Text, SpecialRules? rules, bool isDirect, bool inChars)
    {
        if (rules is not null && rules.TryFindRejected(utf8Text, 0, out int rejectedAt, out string? rejected))
        {
            throw new DisallowedSpecialTokenException(rejected, Units(utf8Text.AsSpan(0, rejectedAt), inChars));
        }

        var writer = new PieceWriter(utf8Text, inChars, new HeapMerge(vocabulary), vocabulary);
        var receiver = new SegmentsToPieces(pretokenizer, writer, utf8Text, shape.Normalizer);
        if (isDirect)
        {
            AddDirect(ref receiver, utf8Text, rules);
        }
        else
        {
            AddSegments(ref receiver, utf8Text, rules, inChars);
        }

        return new Explanation(encodingName, writer.Written.AsReadOnly());
    }

    /// <summary>The length of text in the caller's units.</summary>
    public static int Units(ReadOnlySpan<byte> utf8Text, bool inChars) => inChars ? Utf8.CountChars(utf8Text) : utf8Text.Length;

    private static void AddDirect(ref SegmentsToPieces receiver, byte[] utf8Text, SpecialRules? rules)
    {
        receiver.Enter(0, utf8Text.Length, isToken: true);
        int done = 0;
        while (rules is not null && rules.TryFindRecognized(utf8Text, done, out int position, out int length, out int id))
        {
            receiver.AddOrdinary(utf8Text.AsSpan(done, position - done), isEnd: true);
            receiver.AddToken(id, utf8Text.AsSpan(position, length));
            done = position + length;
        }

        receiver.AddOrdinary(utf8Text.AsSpan(done), isEnd: true);
    }

    private void AddSegments(ref SegmentsToPieces receiver, byte[] utf8Text, SpecialRules? rules, bool inChars)
    {
        try
        {
            new Segmenter(shape, AddedTokenRules.Of(rules)).Run(utf8Text, isEnd: true, ref receiver);
        }
        catch (DisallowedSpecialTokenException e)
        {
            throw new DisallowedSpecialTokenException(e.SpecialToken, Units(utf8Text.AsSpan(0, (int)e.Position), inChars));
        }
    }
}
