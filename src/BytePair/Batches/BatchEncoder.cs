using BytePair.Blocks;
using BytePair.Special;

namespace BytePair.Batches;

/// <summary>The two things that are done with a batch: its ids put in one array, or its tokens counted.</summary>
internal static class BatchEncoder
{
    /// <summary>The first guess of how many ids there are; buffers grow where there are more.</summary>
    private const int UnitsPerIdGuess = 3;

    private const int MaxCapacityGuess = 1 << 28;

    /// <summary>The number of tokens of each text.</summary>
    public static int[] Count<T, TForm>(TextEncoder encoder, SpecialRules? rules, ReadOnlyMemory<T>[] texts, BatchOptions? options, CancellationToken cancellation)
        where T : struct
        where TForm : struct, ITextForm<T>
    {
        int[] counts = new int[texts.Length];
        Part[] parts = Plan<T, TForm>(texts, rules, options, out int threads, out ProgressReport? report);
        var sinks = new PartCountSink[threads];
        sinks.AsSpan().Fill(new PartCountSink(cancellation));
        new BatchRun<T, TForm, PartCountSink>(encoder, rules, texts, parts).Run(sinks, counts, report, cancellation);
        return counts;
    }

    /// <summary>The ids of all texts, and where those of each begin and, last, end.</summary>
    public static int[] Encode<T, TForm>(TextEncoder encoder, SpecialRules? rules, ReadOnlyMemory<T>[] texts, BatchOptions? options, CancellationToken cancellation, out int[] offsets)
        where T : struct
        where TForm : struct, ITextForm<T>
    {
        offsets = new int[texts.Length + 1];
        Part[] parts = Plan<T, TForm>(texts, rules, options, out int threads, out ProgressReport? report);
        var sinks = new PartIdSink[threads];
        int capacity = (int)Math.Min(MaxCapacityGuess, LengthOf(parts) / UnitsPerIdGuess / threads);
        for (int i = 0; i < sinks.Length; i++)
        {
            sinks[i] = new PartIdSink(capacity, cancellation);
        }

        try
        {
            new BatchRun<T, TForm, PartIdSink>(encoder, rules, texts, parts).Run(sinks, offsets.AsMemory(1), report, cancellation);
            int[] ids = InOrder(parts, sinks);
            for (int i = 0; i < texts.Length; i++)
            {
                offsets[i + 1] += offsets[i];
            }

            return ids;
        }
        finally
        {
            foreach (ref PartIdSink sink in sinks.AsSpan())
            {
                sink.Dispose();
            }
        }
    }

    private static Part[] Plan<T, TForm>(ReadOnlyMemory<T>[] texts, SpecialRules? rules, BatchOptions? options, out int threads, out ProgressReport? report)
        where T : struct
        where TForm : struct, ITextForm<T>
    {
        options ??= new BatchOptions();
        long length = 0;
        foreach (ReadOnlyMemory<T> text in texts)
        {
            length += text.Length;
        }

        Part[] parts = PartPlan.Make<T, TForm>(texts, rules, PartPlan.PartLength(length, options.Threads));
        threads = Math.Max(1, Math.Min(options.Threads, parts.Length));
        report = options.Progress is { } progress ? new ProgressReport(progress, texts.Length, length) : null;
        return parts;
    }

    private static long LengthOf(Part[] parts)
    {
        long length = 0;
        foreach (ref readonly Part part in parts.AsSpan())
        {
            length += part.Length;
        }

        return length;
    }

    private static int[] InOrder(Part[] parts, PartIdSink[] sinks)
    {
        long total = 0;
        foreach (ref readonly Part part in parts.AsSpan())
        {
            total += part.IdCount;
        }

        int[] ids = new int[total <= ThrowHelper.MaxArrayLength ? (int)total : throw ThrowHelper.TooManyTokens(total)];
        int next = 0;
        foreach (ref readonly Part part in parts.AsSpan())
        {
            sinks[part.Runner].Ids.Slice((int)part.FirstId, (int)part.IdCount).CopyTo(ids.AsSpan(next));
            next += (int)part.IdCount;
        }

        return ids;
    }
}
