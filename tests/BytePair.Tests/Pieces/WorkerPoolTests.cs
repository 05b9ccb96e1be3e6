using System.Collections.Concurrent;
using System.Diagnostics;
using BytePair.Pieces;
using BytePair.Pretokenization;
using BytePair.Tests.Children;
using BytePair.Text;
using BytePair.Vocabularies;

namespace BytePair.Tests.Pieces;

/// <summary>A worker is with one caller at a time; idle ones are kept, no more than processors, and not where memory is scarce.</summary>
public sealed class WorkerPoolTests
{
    [Fact]
    public void What_is_returned_is_rented_again()
    {
        WorkerPool pool = CreatePool();
        Worker first = pool.Rent();
        pool.Return(first);

        for (int i = 0; i < 100; i++)
        {
            // Wherever the thread runs by now.
            Worker again = pool.Rent();
            Assert.Same(first, again);
            pool.Return(again);
        }
    }

    /// <summary>To look at the caches takes nothing away from them.</summary>
    [Fact]
    public void What_idle_caches_hold_is_counted_and_stays()
    {
        WorkerPool pool = CreatePool();
        Assert.Equal(0, pool.IdleCacheBytes);
        Worker[] workers = [pool.Rent(), pool.Rent()];
        Assert.Equal(0, pool.IdleCacheBytes);
        pool.Return(workers[0]);
        Assert.Equal(workers[0].CacheBytes, pool.IdleCacheBytes);
        Assert.InRange(workers[0].CacheBytes, 1, PieceCache.MaxBytes);
        Assert.Equal(1, pool.IdleCount);
        Assert.Same(workers[0], pool.Rent());
    }

    [Fact]
    public void Callers_never_share_a_worker()
    {
        WorkerPool pool = CreatePool();
        var inUse = new ConcurrentDictionary<Worker, int>();
        int shared = 0;
        Thread[] threads = [.. Enumerable.Range(0, 32).Select(_ => new Thread(() =>
        {
            for (int i = 0; i < 2_000; i++)
            {
                Worker worker = pool.Rent();
                if (!inUse.TryAdd(worker, i))
                {
                    Interlocked.Increment(ref shared);
                }

                Thread.SpinWait(i % 64);
                inUse.TryRemove(worker, out _);
                pool.Return(worker);
            }
        }))];
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());

        Assert.Equal(0, shared);
        Assert.InRange(pool.IdleCount, 1, Environment.ProcessorCount);
    }

    [Fact]
    public void No_more_are_kept_than_there_are_processors()
    {
        WorkerPool pool = CreatePool();
        Worker[] workers = [.. Enumerable.Range(0, Environment.ProcessorCount + 30).Select(_ => pool.Rent())];
        Assert.Equal(workers.Length, workers.Distinct().Count());
        Assert.Equal(0, pool.IdleCount);

        Array.ForEach(workers, pool.Return);
        Assert.Equal(Environment.ProcessorCount, pool.IdleCount);
    }

    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 0)]
    public void A_collection_frees_idle_workers_where_memory_is_scarce(bool memoryIsScarce, int idleAfter)
    {
        WorkerPool pool = CreatePool();
        Worker rented = pool.Rent();
        pool.Return(pool.Rent());

        pool.AfterCollection(memoryIsScarce);
        Assert.Equal(idleAfter, pool.IdleCount);

        pool.Return(rented);
        Assert.True(pool.IdleCount > 0, "A worker that was in use is kept.");
    }

    /// <summary>In a process of its own: the collector itself reports what is scarce, by the settings that it was given (in hexadecimal).</summary>
    [Theory]
    [InlineData("enough memory", "63", "", 1, 1)]
    [InlineData("a heap nearly at its limit", "63", "8000000", 1, 0)]
    [InlineData("a machine whose memory counts as full from 1% on", "1", "", 0, 0)]
    public void The_collector_says_what_is_scarce(string situation, string highPercent, string heapLimit, int idleBefore, int idleAfter)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } host ? host : "dotnet")
        {
            ArgumentList = { typeof(WorkerPoolTests).Assembly.Location, ScarceMemory.Name },
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        start.Environment["DOTNET_GCHighMemPercent"] = highPercent;
        start.Environment["DOTNET_GCHeapHardLimit"] = heapLimit;

        using Process process = Process.Start(start)!;
        string[] numbers = process.StandardOutput.ReadToEnd().Split(' ');
        process.WaitForExit();

        Assert.Equal(0, process.ExitCode);
        string[] expected = MemoryLoad.CanBeAsked ? [$"{idleBefore}", $"{idleAfter}", "0"] : ["0", "0", "0"];
        Assert.True(numbers.AsSpan().SequenceEqual(expected), $"Idle before and after, and the difference of counts, with {situation}: {string.Join(' ', numbers)}.");
    }

    private static WorkerPool CreatePool() =>
        new(Grammar.Of(GrammarKind.Cl100k).CreatePretokenizer(InstructionSets.InUse), Vocabulary.OpenPrebuilt("cl100k_base"));
}
