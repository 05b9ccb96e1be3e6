using System.Globalization;
using BytePair.Pieces;
using BytePair.Pretokenization;
using BytePair.Sinks;
using BytePair.Text;
using BytePair.Vocabularies;

namespace BytePair.Tests.Children;

/// <summary>
/// Encodes, fills the heap with <see cref="Ballast"/>, and says how many workers were idle before and after, and how far a count
/// by what there is then differs.
/// </summary>
internal static class ScarceMemory
{
    public const string Name = "scarce-memory";

    /// <summary>In bytes.</summary>
    public const int Ballast = 122 << 20;

    public static int Run()
    {
        var pool = new WorkerPool(Grammar.Of(GrammarKind.Cl100k).CreatePretokenizer(InstructionSets.InUse), Vocabulary.OpenPrebuilt("cl100k_base"));
        long ids = Count(pool);
        Collect();
        int idleBefore = pool.IdleCount;

        var ballast = new List<byte[]>();
        for (int filled = 0; filled < Ballast; filled += 1 << 20)
        {
            ballast.Add(GC.AllocateUninitializedArray<byte>(1 << 20));
        }

        Collect();
        int idleAfter = pool.IdleCount;
        GC.KeepAlive(ballast);
        Console.Write(string.Create(CultureInfo.InvariantCulture, $"{idleBefore} {idleAfter} {Count(pool) - ids}"));
        return 0;
    }

    private static long Count(WorkerPool pool)
    {
        byte[] text = "Memory is scarce here, and there."u8.ToArray();
        var sink = new CountSink();
        Worker worker = pool.Rent();
        worker.Encode(text, text.Length, ref sink);
        pool.Return(worker);
        return sink.Count;
    }

    private static void Collect()
    {
        for (int i = 0; i < 3; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
    }
}
