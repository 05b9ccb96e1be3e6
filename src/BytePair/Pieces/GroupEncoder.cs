using System.Runtime.CompilerServices;
using BytePair.Merging;
using BytePair.Sinks;
using BytePair.Text;
using BytePair.Vocabularies;

namespace BytePair.Pieces;

/// <summary>Pieces to ids, a group at a time.</summary>
internal sealed unsafe class GroupEncoder(PieceCache cache, Vocabulary vocabulary, Merger merger)
{
    private const int BufferLength = 4096;

    /// <summary>The most ids that the pieces of a group write whose ids are in a word or two.</summary>
    private const int IdsPerGroup = PieceGroup.MaxCount * PieceIds.MaxInTwo;

    private readonly InstructionSet instructions = InstructionSets.InUse;
    private readonly NewPieces newPieces = new(cache, vocabulary, merger);
    private readonly int[] buffer = new int[BufferLength];

    /// <summary>Adds the ids of adjacent pieces.</summary>
    /// <remarks>
    /// SAFETY: the caller has text readable up to the last end, and <see cref="PieceKey.ReadLength"/> bytes from the start of each
    /// piece; where the first begins stands before the ends.
    /// </remarks>
#if NET
    [SkipLocalsInit]
#endif
    public void Encode<TSink>(byte* text, int* ends, int count, ref TSink sink)
        where TSink : struct, ITokenSink
    {
        PieceGroup group;
        group.Text = text;
        for (int done = 0; done < count; done += PieceGroup.MaxCount)
        {
            group.Ends = ends + done;
            group.Count = Math.Min(count - done, PieceGroup.MaxCount);
            FindValues(&group);
            ulong others = GroupValues.Others(&group, instructions);
            FetchRecords(&group, others);
            if (typeof(TSink) == typeof(CountSink))
            {
                Count(&group, others, ref Unsafe.As<TSink, CountSink>(ref sink));
            }
            else
            {
                Write(&group, others, ref sink);
            }
        }
    }

    private void FindValues(PieceGroup* group)
    {
        cache.MakeRoom();
        GroupKeys.Make(group, cache, instructions);
        GroupValues.Read(group);
        ulong missing = GroupValues.Missing(group, instructions);
        if (missing != 0)
        {
            newPieces.Find(group, missing);
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
            sink.Add(merger.Merge(piece).Ids);
            merger.Trim();
        }
    }
}
