using BytePair.Blocks;
using BytePair.Pretokenization;
using BytePair.Special;
using BytePair.Text;

namespace BytePair.Training;

/// <summary>Makes blocks of texts, each of which can be counted by itself: short texts one behind the other, long ones cut where it changes no piece.</summary>
/// <remarks>
/// <para>
/// A long text is cut at the last <see cref="SafeCut"/> of a block; with a pattern that isn't known to have such places, where its matcher says
/// that no more text can move the end of a piece. The rest begins the next block. A block grows as long as it has no such place, up to a bound;
/// then the text is cut where the block ends. Which pieces are counted thus follows from the texts alone, not from how they are read.
/// </para>
/// <para>
/// Special tokens are no text to learn from: a text ends before one, and another begins behind it. One that the end of a block might cut off waits for
/// the next block.
/// </para>
/// </remarks>
/// <param name="grammar">What is known of the pieces.</param>
/// <param name="pretokenizer">Cuts them.</param>
/// <param name="specials">The special tokens.</param>
/// <param name="team">Counts the pieces of blocks.</param>
/// <param name="progress">Is told how much was read.</param>
/// <param name="maxLength">The largest stretch that is read whole although it can't be cut, in bytes; more than a block usually has.</param>
internal sealed class CorpusReader(Grammar grammar, Pretokenizer pretokenizer, SpecialTokenFinder specials, PieceCountingTeam team, IProgress<BpeTrainingProgress>? progress, int maxLength)
{
    /// <summary>The largest stretch that is usually read whole, in bytes.</summary>
    public const int UsualMaxLength = 1 << 24;

    /// <summary>So far before the end of a full block an endless stretch is cut: sources leave a few bytes of a block unfilled, one more and one less.</summary>
    private const int Margin = 64;

    /// <summary>Progress is reported for each so many bytes.</summary>
    private const int ReportStep = 1 << 20;

    private CorpusBlock block = team.RentBlock();

    /// <summary>Where in the block the text begins that is being read.</summary>
    private int start;

    /// <summary>All that was read, in bytes of UTF-8.</summary>
    public long BytesRead { get; private set; }

    /// <summary>Reads a whole text.</summary>
    public void Read(IReadableText source, CancellationToken cancellation)
    {
        for (int read = -1; read != 0;)
        {
            MakeRoom(BlockEncoder.LeastRoom, cancellation);
            Fill(read = source.Read(block.Room));
        }

        EndText();
    }

    /// <summary>Reads a whole text in UTF-8.</summary>
    public void Read(ReadOnlySpan<byte> utf8Text, CancellationToken cancellation)
    {
        while (!utf8Text.IsEmpty)
        {
            MakeRoom(1, cancellation);
            int count = Math.Min(utf8Text.Length, block.Room.Count);
            utf8Text.Slice(0, count).CopyTo(block.Room.AsSpan());
            Fill(count);
            utf8Text = utf8Text.Slice(count);
        }

        EndText();
    }

    /// <summary>Reads a whole text in UTF-16.</summary>
    public void Read(ReadOnlySpan<char> text, CancellationToken cancellation)
    {
        while (!text.IsEmpty)
        {
            MakeRoom(BlockEncoder.LeastRoom, cancellation);
            Utf16.ToUtf8(text, block.Room.AsSpan(), isEnd: true, out int read, out int written);
            Fill(written);
            text = text.Slice(read);
        }

        EndText();
    }

    /// <summary>Has all that was read counted.</summary>
    public void Finish()
    {
        Submit();
        team.Drain();
    }

    private void Fill(int count)
    {
        block.Filled += count;
        bool isDue = (BytesRead + count) / ReportStep > BytesRead / ReportStep;
        BytesRead += count;
        if (isDue)
        {
            progress?.Report(new BpeTrainingProgress(BpeTrainingPhase.CountingPieces, BytesRead, 0, 0));
        }
    }

    private void EndText()
    {
        AddStretches(isEnd: true);
        start = block.Filled;
    }

    private void MakeRoom(int least, CancellationToken cancellation)
    {
        while (block.Capacity - block.Filled < least)
        {
            int done = AddStretches(isEnd: false);
            if (done > 0)
            {
                PassOn(done, cancellation);
            }
            else if (block.Capacity < maxLength)
            {
                block.Grow(Math.Min(2 * block.Capacity, maxLength));
            }
            else
            {
                int cut = default(Utf8Characters).StartAt(block.Text, maxLength - Margin);
                Add(0, cut, cut);
                PassOn(cut, cancellation);
            }
        }
    }

    /// <summary>Passes the block on, and keeps what is behind <paramref name="done"/> for the next one.</summary>
    private void PassOn(int done, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        CorpusBlock full = block;
        CorpusBlock next = team.RentBlock();
        int rest = full.Filled - done;
        if (rest > next.Capacity / 2)
        {
            next.Grow(Math.Min(2 * rest, maxLength));
        }

        next.Append(full.Text.Slice(done));
        block = next;
        start = 0;
        team.Count(full);
    }

    private void Submit()
    {
        CorpusBlock full = block;
        block = team.RentBlock();
        start = 0;
        team.Count(full);
    }

    /// <summary>Adds the stretches of the text from <see cref="start"/> on that are decided; returns where they end.</summary>
    private int AddStretches(bool isEnd)
    {
        ReadOnlySpan<byte> text = block.Text;
        int done = start;
        int known = isEnd ? text.Length : specials.FindCutOff(text, start);
        while (specials.TryFind(text, done, out int position, out _, out int length) && position < known)
        {
            Add(done, position, position);
            done = position + length;
        }

        known = Math.Max(known, done);
        int end = isEnd ? text.Length : done + DecidedLength(text.Slice(done, known - done));
        Add(done, end, known);
        return end;
    }

    private int DecidedLength(ReadOnlySpan<byte> text) => grammar.HasSafeCuts
        ? Math.Max(0, SafeCut.FindLast<byte, Utf8Characters>(text, 0, text.Length - Utf8.MaxCharacterLength))
        : pretokenizer.DecidedLength(text);

    private void Add(int from, int end, int known)
    {
        if (end > from)
        {
            block.Stretches.Add(new Stretch(from, end, known));
        }
    }
}
