using BytePair.Merging;
using BytePair.Pretokenization;
using BytePair.Special;
using BytePair.Text;
using BytePair.Vocabularies;

namespace BytePair.Explaining;

/// <summary>Encodes a text and writes down each step. Keeps nothing between calls, and so is safe for any number of threads.</summary>
/// <remarks>
/// The steps are not told by the fast paths, which merge in lanes, in windows and from a cache, but by the heap, which does the
/// merges of the definition in their order. Tests hold the ids of both against each other.
/// </remarks>
internal sealed class Explainer(Vocabulary vocabulary, Pretokenizer pretokenizer, string encodingName)
{
    private const int EndsAtOnce = 256;

    /// <param name="utf8Text">The text, which the explanation keeps.</param>
    /// <param name="rules">What special tokens are recognised and rejected; null for none.</param>
    /// <param name="inChars">True if ranges are to be in chars, and not in bytes.</param>
    public Explanation Explain(byte[] utf8Text, SpecialRules? rules, bool inChars)
    {
        if (rules is not null && rules.TryFindRejected(utf8Text, 0, out int rejectedAt, out string? rejected))
        {
            throw new DisallowedSpecialTokenException(rejected, Units(utf8Text.AsSpan(0, rejectedAt), inChars));
        }

        var writer = new PieceWriter(utf8Text, inChars, new HeapMerge(vocabulary), vocabulary);
        int done = 0;
        while (rules is not null && rules.TryFindRecognized(utf8Text, done, out int position, out int length, out int id))
        {
            AddOrdinary(writer, utf8Text.AsSpan(done, position - done));
            writer.AddSpecial(length, id);
            done = position + length;
        }

        AddOrdinary(writer, utf8Text.AsSpan(done));
        return new Explanation(encodingName, writer.Written.AsReadOnly());
    }

    /// <summary>The length of text in the caller's units.</summary>
    public static int Units(ReadOnlySpan<byte> utf8Text, bool inChars) => inChars ? Utf8.CountChars(utf8Text) : utf8Text.Length;

    private void AddOrdinary(PieceWriter writer, ReadOnlySpan<byte> text)
    {
        Span<int> ends = stackalloc int[EndsAtOnce];
        for (int start = 0; start < text.Length;)
        {
            int count = pretokenizer.FindEnds(text, start, ends);
            foreach (int end in ends.Slice(0, count))
            {
                writer.AddOrdinary(end - start);
                start = end;
            }
        }
    }
}
