using BytePair.Merging;
using BytePair.Vocabularies;

namespace BytePair.Explaining;

/// <summary>Explains the pieces of one text, one after the other.</summary>
internal sealed class PieceWriter(byte[] utf8Text, bool inChars, HeapMerge heap, Vocabulary vocabulary)
{
    private readonly TokenList merged = new();

    /// <summary>What has been explained, in bytes.</summary>
    private int done;

    /// <summary>The same in the caller's units.</summary>
    private int doneUnits;

    public List<ExplainedPiece> Written { get; } = [];

    /// <summary>Explains the next bytes as a special token.</summary>
    public void AddSpecial(int length, int id) => Add(ExplainedPieceKind.Special, length, [], [], [new ExplainedPart(id, 0, length)]);

    /// <summary>Explains the next bytes as a piece of ordinary text.</summary>
    public void AddOrdinary(int length)
    {
        ReadOnlySpan<byte> piece = utf8Text.AsSpan(done, length);
        var parts = new ExplainedPart[length];
        for (int i = 0; i < length; i++)
        {
            parts[i] = new ExplainedPart(vocabulary.IdOf(vocabulary.RankOfByte(piece[i])), i, 1);
        }

        var recorder = new MergeRecorder(vocabulary);
        merged.CutTo(0);
        heap.Merge(piece, merged, ref recorder);
        int whole = vocabulary.Find(piece);
        ExplainedPart[] tokens = whole >= 0 ? [new ExplainedPart(whole, 0, length)] : Merged();
        Add(whole >= 0 ? ExplainedPieceKind.Token : ExplainedPieceKind.Merged, length, parts, [.. recorder.Merges], tokens);
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

    private void Add(ExplainedPieceKind kind, int length, ExplainedPart[] parts, ExplainedMerge[] merges, ExplainedPart[] tokens)
    {
        int units = Explainer.Units(utf8Text.AsSpan(done, length), inChars);
        Written.Add(new ExplainedPiece(
            kind, doneUnits, units, utf8Text.AsMemory(done, length), Array.AsReadOnly(parts), Array.AsReadOnly(merges), Array.AsReadOnly(tokens)));
        done += length;
        doneUnits += units;
    }
}
