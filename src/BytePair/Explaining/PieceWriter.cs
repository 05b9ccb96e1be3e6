using BytePair.Merging;
using BytePair.Vocabularies;

namespace BytePair.Explaining;

/// <summary>Explains the pieces of one text, one after the other.</summary>
internal sealed class PieceWriter(byte[] utf8Text, bool inChars, HeapMerge heap, Vocabulary vocabulary)
{
    private readonly TokenList merged = new();

    /// <summary>Where pieces begin, and where they end: neither goes back.</summary>
    private readonly UnitCount begins = new(utf8Text, inChars);
    private readonly UnitCount ends = new(utf8Text, inChars);

    public List<ExplainedPiece> Written { get; } = [];

    /// <summary>Explains a special token.</summary>
    /// <param name="bytes">Its bytes.</param>
    /// <param name="id">Its id.</param>
    /// <param name="start">Where in the text it begins, in bytes.</param>
    /// <param name="end">Where it ends.</param>
    public void AddSpecial(ReadOnlyMemory<byte> bytes, int id, int start, int end) =>
        Add(ExplainedPieceKind.Special, bytes, start, end, [], [], [new ExplainedPart(id, 0, bytes.Length)]);

    /// <summary>Explains a piece of ordinary text.</summary>
    /// <param name="bytes">Its bytes, as the model reads them.</param>
    /// <param name="start">Where in the text that begins which they stem from, in bytes.</param>
    /// <param name="end">Where it ends.</param>
    public void AddOrdinary(ReadOnlyMemory<byte> bytes, int start, int end)
    {
        ReadOnlySpan<byte> piece = bytes.Span;
        var parts = new ExplainedPart[piece.Length];
        for (int i = 0; i < parts.Length; i++)
        {
            parts[i] = new ExplainedPart(vocabulary.IdOf(vocabulary.RankOfByte(piece[i])), i, 1);
        }

        var recorder = new MergeRecorder(vocabulary);
        merged.CutTo(0);
        heap.Merge(piece, merged, ref recorder);
        int whole = vocabulary.Find(piece);
        ExplainedPart[] tokens = whole >= 0 ? [new ExplainedPart(whole, 0, piece.Length)] : Merged();
        Add(whole >= 0 ? ExplainedPieceKind.Token : ExplainedPieceKind.Merged, bytes, start, end, parts, [.. recorder.Merges], tokens);
    }

    private ExplainedPart[] Merged()
    {
        var tokens = new ExplainedPart[merged.Count];
        ReadOnlySpan<int> ids = merged.ToIds(vocabulary, merged.Count);
        for (int i = 0; i < tokens.Length; i++)
        {
            int start = merged.EndOfFirst(i);
            tokens[i] = new ExplainedPart(ids[i], start, merged.EndOfFirst(i + 1) - start);
        }

        return tokens;
    }

    private void Add(
        ExplainedPieceKind kind, ReadOnlyMemory<byte> bytes, int start, int end, ExplainedPart[] parts, ExplainedMerge[] merges, ExplainedPart[] tokens)
    {
        int from = begins.Before(start);
        int length = ends.Before(Math.Max(start, end)) - from;
        Written.Add(new ExplainedPiece(kind, from, length, bytes, Array.AsReadOnly(parts), Array.AsReadOnly(merges), Array.AsReadOnly(tokens)));
    }
}
