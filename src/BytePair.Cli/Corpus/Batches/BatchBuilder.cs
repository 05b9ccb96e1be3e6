using System.Buffers;
using BytePair.Cli.Corpus.Reading;

namespace BytePair.Cli.Corpus.Batches;

/// <summary>Makes batches of documents: short ones together, a long one in parts that have together the ids of the whole.</summary>
/// <remarks>
/// <para>
/// A batch is passed on between two documents as soon as it has <see cref="HandOverLength"/>. A document that fills a whole batch is cut at the last
/// place of it where a text may be cut; one that has no such place becomes a <see cref="Stretch"/>, until it has one. So memory is bounded
/// whatever the length of documents, and what the batches are follows from the documents alone.
/// </para>
/// <para>A document may turn out to be invalid when parts of it have been passed on: then the next batch says so, and the shards take them back.</para>
/// </remarks>
internal sealed class BatchBuilder : IStringSink, IDisposable
{
    /// <summary>What a batch can hold, in bytes.</summary>
    public const int Capacity = 1 << 20;

    /// <summary>What a batch usually has, in bytes.</summary>
    public const int HandOverLength = 1 << 18;

    /// <summary>So many documents without any text are a batch, too.</summary>
    private const int MaxParts = 1 << 13;

    private readonly BpeTokenizer tokenizer;
    private readonly SpecialTokenHandling special;
    private readonly SplitRule split;
    private readonly Action<Batch> passOn;
    private byte[] text = Rent();
    private Batch batch;
    private int length;
    private Stretch? stretch;
    private Batch? stretchBatch;
    private Part stretchPart;

    /// <summary>Where the open document begins in the batch.</summary>
    private int documentStart;

    /// <summary>Whether parts of the open document have been passed on.</summary>
    private bool isContinued;

    /// <summary>Whether batches without a position have been passed on since the last one with a position.</summary>
    private bool isPositionDue;

    private int source;
    private long line;
    private long offset;

    public BatchBuilder(BpeTokenizer tokenizer, SpecialTokenHandling special, SplitRule split, Action<Batch> passOn)
    {
        (this.tokenizer, this.special, this.split, this.passOn) = (tokenizer, special, split, passOn);
        batch = new Batch(text);
    }

    /// <summary>Says where reading stands.</summary>
    public IDocumentReader? Reader { get; set; }

    /// <summary>Whether the open document is for validation; told when a part of it is passed on.</summary>
    public bool IsValidation { get; private set; }

    /// <summary>Begins a document.</summary>
    public void BeginDocument(int sourceIndex, long atLine)
    {
        if (length >= HandOverLength || batch.Parts.Count >= MaxParts || isPositionDue)
        {
            PassOn(length, Reader!.PositionBetween());
        }

        (source, line, offset, isContinued, documentStart) = (sourceIndex, atLine, 0, false, length);
    }

    /// <summary>Goes on with a document, part of which an earlier run has done.</summary>
    public void ContinueDocument(int sourceIndex, long atLine, long done, bool isValidation)
    {
        (source, line, offset, isContinued, documentStart) = (sourceIndex, atLine, done, true, length);
        IsValidation = isValidation;
    }

    /// <summary>Adds text to the document.</summary>
    public void Append(ReadOnlySpan<byte> utf8Text)
    {
        while (!utf8Text.IsEmpty)
        {
            utf8Text = utf8Text.Slice(AppendSome(utf8Text));
        }
    }

    /// <summary>Adds what fits of a text, some of it at least; returns how much, in bytes.</summary>
    /// <remarks>When parts are passed on, all text that was given before has been taken: so the caller knows where reading stands.</remarks>
    public int AppendSome(ReadOnlySpan<byte> utf8Text)
    {
        if (length == Capacity)
        {
            MakeRoom();
        }

        int count = Math.Min(utf8Text.Length, Capacity - length);
        utf8Text.Slice(0, count).CopyTo(text.AsSpan(length));
        length += count;
        return count;
    }

    /// <summary>Ends the document.</summary>
    public void EndDocument()
    {
        if (stretch is not null)
        {
            EndStretch(length, PartFlags.Ends);
            isPositionDue = true;
        }
        else
        {
            batch.Parts.Add(TakePart(length, PartFlags.Ends));
        }
    }

    /// <summary>Takes the document back.</summary>
    public void AbandonDocument()
    {
        if (stretch is not null)
        {
            EndStretch(length, PartFlags.None);
        }

        length = documentStart;
        batch.Abandons |= isContinued;
        isPositionDue |= isContinued;
    }

    /// <summary>Ends what others wait for, when no more comes although it should.</summary>
    public void Dispose()
    {
        if (stretch is not null)
        {
            EndStretch(length, PartFlags.None);
        }
    }

    /// <summary>Passes on what there is.</summary>
    public void Finish(ReadingPosition end) => PassOn(length, end);

    private static byte[] Rent() => ArrayPool<byte>.Shared.Rent(Capacity);

    private void MakeRoom()
    {
        if (documentStart > 0)
        {
            PassOn(documentStart, null);
            documentStart = 0;
            return;
        }

        int cut = tokenizer.FindLastSafeCut(text.AsSpan(0, length), special);
        if (cut == 0)
        {
            ExtendStretch(length);
        }
        else if (stretch is not null)
        {
            ReadingPosition? position = Reader!.PositionWithin(length - cut);
            stretchBatch!.Position = position;
            isPositionDue = position is null;
            EndStretch(cut, PartFlags.None);
        }
        else
        {
            batch.Parts.Add(TakePart(cut, PartFlags.None));
            PassOn(cut, Reader!.PositionWithin(length - cut));
        }
    }

    /// <summary>Passes the batch on, and keeps what is behind it for the next one.</summary>
    private void PassOn(int end, ReadingPosition? position)
    {
        Batch full = batch;
        full.Position = position;
        isPositionDue = position is null;
        Restart(end);
        passOn(full);
    }

    /// <summary>Begins a batch with what is behind the end of this one; whoever is passed this one gives its text away.</summary>
    private void Restart(int end)
    {
        byte[] old = text;
        text = Rent();
        old.AsSpan(end, length - end).CopyTo(text);
        length -= end;
        batch = new Batch(text);
    }

    /// <summary>What is said of the document up to here. What comes behind is another part of it.</summary>
    private Part TakePart(int end, PartFlags flags)
    {
        if (!isContinued)
        {
            IsValidation = split.IsValidation(text.AsSpan(documentStart, end - documentStart));
            flags |= PartFlags.Starts;
        }

        flags |= IsValidation ? PartFlags.IsValidation : PartFlags.None;
        var part = new Part(end, source, line, offset, flags);
        offset += end - documentStart;
        documentStart = 0;
        isContinued = true;
        return part;
    }

    private void ExtendStretch(int count)
    {
        if (stretch is null)
        {
            stretch = new Stretch();
            stretchPart = TakePart(count, PartFlags.None);
            stretchBatch = new Batch(null) { Stretch = stretch, Abandons = batch.Abandons };
            stretchBatch.Parts.Add(stretchPart);
            passOn(stretchBatch);
        }
        else
        {
            offset += count;
        }

        byte[] full = text;
        Restart(count);
        stretch.Add(full, count);
    }

    private void EndStretch(int count, PartFlags flags)
    {
        Stretch ended = stretch!;
        ExtendStretch(count);
        stretch = null;
        stretchBatch = null;
        ended.End(stretchPart with { Flags = stretchPart.Flags | flags });
    }
}
