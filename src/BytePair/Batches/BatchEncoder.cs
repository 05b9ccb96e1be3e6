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
        Share[] shares = Plan<T, TForm>(encoder, texts, rules, options, out int threads, out ProgressReport? report);
        var sinks = new ShareCountSink[threads];
        sinks.AsSpan().Fill(new ShareCountSink(cancellation));
        new BatchRun<T, TForm, ShareCountSink>(encoder, rules, texts, shares).Run(sinks, counts, report, cancellation);
        return counts;
    }

    /// <summary>The ids of all texts, and where those of each begin and, last, end.</summary>
    public static int[] Encode<T, TForm>(TextEncoder encoder, SpecialRules? rules, ReadOnlyMemory<T>[] texts, BatchOptions? options, CancellationToken cancellation, out int[] offsets)
        where T : struct
        where TForm : struct, ITextForm<T>
    {
        offsets = new int[texts.Length + 1];
        Share[] shares = Plan<T, TForm>(encoder, texts, rules, options, out int threads, out ProgressReport? report);
        var sinks = new ShareIdSink[threads];
        int capacity = (int)Math.Min(MaxCapacityGuess, LengthOf(shares) / UnitsPerIdGuess / threads);
        for (int i = 0; i < sinks.Length; i++)
        {
            sinks[i] = new ShareIdSink(capacity, cancellation);
        }

        try
        {
            new BatchRun<T, TForm, ShareIdSink>(encoder, rules, texts, shares).Run(sinks, offsets.AsMemory(1), report, cancellation);
            int[] ids = InOrder(shares, sinks);
            for (int i = 0; i < texts.Length; i++)
            {
                offsets[i + 1] += offsets[i];
            }

            return ids;
        }
        finally
        {
            foreach (ref ShareIdSink sink in sinks.AsSpan())
            {
                sink.Dispose();
            }
        }
    }

    private static Share[] Plan<T, TForm>(TextEncoder encoder, ReadOnlyMemory<T>[] texts, SpecialRules? rules, BatchOptions? options, out int threads, out ProgressReport? report)
        where T : struct
        where TForm : struct, ITextForm<T>
    {
        options ??= new BatchOptions();
        long length = 0;
        foreach (ReadOnlyMemory<T> text in texts)
        {
            length += text.Length;
        }

        Share[] shares = SharePlan.Make<T, TForm>(texts, rules, SharePlan.ShareLength(length, options.Threads), encoder.CanSlice(rules));
        threads = Math.Max(1, Math.Min(options.Threads, shares.Length));
        report = options.Progress is { } progress ? new ProgressReport(progress, texts.Length, length) : null;
        return shares;
    }

    private static long LengthOf(Share[] shares)
    {
        long length = 0;
        foreach (ref readonly Share share in shares.AsSpan())
        {
            length += share.Length;
        }

        return length;
    }

    private static int[] InOrder(Share[] shares, ShareIdSink[] sinks)
    {
        long total = 0;
        foreach (ref readonly Share share in shares.AsSpan())
        {
            total += share.IdCount;
        }

        int[] ids = new int[total <= ThrowHelper.MaxArrayLength ? (int)total : throw ThrowHelper.TooManyTokens(total)];
        int next = 0;
        foreach (ref readonly Share share in shares.AsSpan())
        {
            sinks[share.Runner].Ids.Slice((int)share.FirstId, (int)share.IdCount).CopyTo(ids.AsSpan(next));
            next += (int)share.IdCount;
        }

        return ids;
    }
}
