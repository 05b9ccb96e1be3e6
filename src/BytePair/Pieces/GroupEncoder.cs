using System.Runtime.CompilerServices;
using BytePair.Merging;
using BytePair.Sinks;
using BytePair.Text;
using BytePair.Vocabularies;

namespace BytePair.Pieces;

/// <summary>Pieces to ids, a group at a time.</summary>
internal sealed unsafe class GroupEncoder(PieceCache cache, Vocabulary vocabulary, Merger merger)
{
    /// <summary>
    /// Groups whose new pieces are looked up together: in text that is mostly known, one group has too few for their waits to overlap. One more,
    /// and where their pieces end would take a page of the stack.
    /// </summary>
    public const int GroupsAtOnce = 15;

    private const int BufferLength = 4096;

    /// <summary>The most ids that the pieces of a group write whose ids are in a word or two.</summary>
    private const int IdsPerGroup = PieceGroup.MaxCount * PieceIds.MaxInTwo;

    private readonly InstructionSet instructions = InstructionSets.InUse;
    private readonly ApartPieces apartPieces = new(vocabulary);
    private readonly NewPieces newPieces = new(cache, vocabulary, merger);
    private readonly PieceGroup[] groups = new PieceGroup[GroupsAtOnce];
    private readonly int[] buffer = new int[BufferLength];

    /// <summary>Adds the ids of adjacent pieces.</summary>
    /// <remarks>
    /// SAFETY: where the first piece begins stands before the ends, and <see cref="PieceGroup.Slack"/> numbers can be read behind them.
    /// </remarks>
    public void Encode<TSink>(PaddedText* text, int* ends, int count, ref TSink sink)
        where TSink : struct, ITokenSink
    {
        fixed (PieceGroup* first = groups)
        {
            for (int done = 0; done < count;)
            {
                cache.PutTokensIfPaying(vocabulary);
                int until = done + Math.Min(count - done, AtOnce());
                cache.MakeRoom(until - done, ends[until - 1] - ends[done - 1]);
                PieceGroup* group = first;
                for (; done < until; done += group++->Count)
                {
                    group->Text = text;
                    group->Ends = ends + done;
                    group->Count = Math.Min(until - done, PieceGroup.MaxCount);
                }

                FindValues(first, group);
                Hand(first, group, ref sink);
            }
        }
    }

    /// <summary>How many pieces are looked up before any of them is handed on.</summary>
    private int AtOnce() => Math.Max(PieceGroup.MaxCount, Math.Min(cache.RoomForNew, GroupsAtOnce * PieceGroup.MaxCount));

    /// <summary>Sets the values of all groups before any is handed on: what is new in them is looked up together.</summary>
    private void FindValues(PieceGroup* first, PieceGroup* end)
    {
        ApartPieces? apart = apartPieces.Pay ? apartPieces : null;
        GroupKeys.Make(first, cache, apart, instructions);
        int pieces = 0;
        for (PieceGroup* group = first; group < end; group++)
        {
            // While the buckets of the next are being fetched, those of this one are read.
            if (group + 1 < end)
            {
                GroupKeys.Make(group + 1, cache, apart, instructions);
            }

            pieces += group->Count;
            GroupValues.Read(group);
            ulong missing = GroupValues.Missing(group, instructions);
            if (missing != 0)
            {
                newPieces.Note(group, missing);
            }
        }

        cache.Note(pieces, newPieces.Count);
        apartPieces.Note(newPieces.FindNoted());
    }

    private void Hand<TSink>(PieceGroup* first, PieceGroup* end, ref TSink sink)
        where TSink : struct, ITokenSink
    {
        for (PieceGroup* group = first; group < end; group++)
        {
            ulong others = GroupValues.Others(group, instructions);
            FetchRecords(group, others);
            if (typeof(TSink) == typeof(CountSink))
            {
                Count(group, others, ref Unsafe.As<TSink, CountSink>(ref sink));
            }
            else
            {
                Write(group, others, ref sink);
            }
        }
    }

    /// <summary>Counts the ids, which nobody needs.</summary>
    private void Count(PieceGroup* group, ulong others, ref CountSink sink)
    {
        int sum = GroupValues.SumOfCounts(group, instructions);
        for (; others != 0; others &= others - 1)
        {
            int at = Bits.Lowest(others);
            var ids = new PieceIds(group->Values[at]);
            if (IsKept(group, at))
            {
                sum += ids.IsRecord ? cache.Records.IdsAt(ids.Record).Length - ids.Count : 0;
            }
            else
            {
                sum -= ids.Count;
                Merge((*group)[at], ref sink);
            }
        }

        sink.AddCount(sum);
    }

    /// <summary>Writes the ids to the buffer, and that to the sink.</summary>
    /// <remarks>
    /// SAFETY: the buffer is handed on before it has room for less than what may come before the next look at it: a piece of a
    /// record, with as many ids as the longest that is kept has bytes, and the others of the group.
    /// </remarks>
    private void Write<TSink>(PieceGroup* group, ulong others, ref TSink sink)
        where TSink : struct, ITokenSink
    {
        fixed (int* first = buffer)
        {
            int* next = first;
            for (int done = 0; ; done++)
            {
                int stop = others == 0 ? group->Count : Bits.Lowest(others);
                next = WriteWords(group->Values, done, stop, next);
                if (stop == group->Count)
                {
                    break;
                }

                if (next - first > BufferLength - PieceCache.MaxPieceLength - IdsPerGroup)
                {
                    sink.Add(new ReadOnlySpan<int>(first, (int)(next - first)));
                    next = first;
                }

                if (IsKept(group, stop))
                {
                    next += WriteOther(group, stop, next);
                }
                else
                {
                    sink.Add(new ReadOnlySpan<int>(first, (int)(next - first)));
                    next = first;
                    Merge((*group)[stop], ref sink);
                }

                others &= others - 1;
                done = stop;
            }

            sink.Add(new ReadOnlySpan<int>(first, (int)(next - first)));
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int* WriteWords(ulong* values, int from, int to, int* next)
    {
        for (ulong* value = values + from; value < values + to; value++)
        {
            PieceIds.Write(*value, next);
            next += *value >> 60;
        }

        return next;
    }

    private void FetchRecords(PieceGroup* group, ulong others)
    {
        for (; others != 0; others &= others - 1)
        {
            var ids = new PieceIds(group->Values[Bits.Lowest(others)]);
            if (ids.IsRecord)
            {
                cache.Records.Prefetch(ids.Record);
            }
        }
    }

    /// <summary>True if a piece's ids are known: in words, or in a record that is its own.</summary>
    private bool IsKept(PieceGroup* group, int at)
    {
        var ids = new PieceIds(group->Values[at]);
        return ids.IsRecord
            ? group->LengthOf(at) <= PieceKey.MaxWholeLength || cache.Records.IsOf(ids.Record, (*group)[at])
            : ids.Count > 0;
    }

    /// <summary>Writes the ids of a piece, more than a word holds; returns how many.</summary>
    private int WriteOther(PieceGroup* group, int at, int* destination)
    {
        var ids = new PieceIds(group->Values[at]);
        if (!ids.IsRecord)
        {
            PieceIds.Write(ids.Bits, destination);
            PieceIds.Write(group->More[at], destination + PieceIds.MaxInWord);
            return ids.Count;
        }

        ReadOnlySpan<int> known = cache.Records.IdsAt(ids.Record);
        known.CopyTo(new Span<int>(destination, known.Length));
        return known.Length;
    }

    /// <summary>Adds the ids of a piece that isn't kept.</summary>
    private void Merge<TSink>(ReadOnlySpan<byte> piece, ref TSink sink)
        where TSink : struct, ITokenSink
    {
        int id = vocabulary.Find(piece);
        if (id >= 0)
        {
            sink.Add(id);
        }
        else
        {
            TokenList tokens = merger.Merge(piece);
            sink.Add(tokens.ToIds(vocabulary, tokens.Count));
            merger.Trim();
        }
    }
}
