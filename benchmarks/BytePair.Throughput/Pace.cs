using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace BytePair.Throughput;

/// <summary>How fast the machine itself was while something was timed.</summary>
/// <remarks>
/// Two things change it on a shared machine, from one second to the next. The clock: additions that wait for one another take a
/// cycle each, so their number in a nanosecond is its GHz. And who else uses the core: a virtual processor is often one of a core's
/// two hardware threads, which share what executes; additions in four chains are nearly four a cycle on a core that is one's own,
/// and little more than two beside a busy neighbour, whom the clock doesn't show.
/// </remarks>
/// <param name="Gigahertz">Additions in a nanosecond, each waiting for the one before.</param>
/// <param name="AddsPerCycle">Additions in a cycle, in four chains.</param>
internal readonly record struct Pace(double Gigahertz, double AddsPerCycle)
{
    /// <summary>Some 30 µs in a chain.</summary>
    private const int AdditionsOfReading = 100_000;

    private const int AdditionsOfRound = 16;

    /// <summary>More additions in a cycle than a core has for one of two threads.</summary>
    private const double AloneOnCore = 3.6;

    /// <summary>So many readings in a row show that nobody else uses the core: a millisecond.</summary>
    private const int ReadingsToTrust = 16;

    private static readonly TimeSpan MostPatience = TimeSpan.FromSeconds(0.25);

    private static readonly List<Pace> Readings = [];

    /// <summary>Whether the readings have been asked for: the next begins new ones.</summary>
    private static bool areUsed;

    /// <summary>Keeps the additions from being optimised away: they begin with it, and end there.</summary>
    private static ulong sum = 1;

    static Pace()
    {
        // Compiled before they are timed.
        AddInChain(0);
        AddApart(0);
    }

    /// <summary>
    /// Waits until the core is one's own, for a while: neighbours come and go several times a second. Called before whatever is
    /// timed, so that all that is compared is treated alike, and where nobody ever goes, all is measured beside them.
    /// </summary>
    public static void AwaitOwnCore()
    {
        long start = Stopwatch.GetTimestamp();
        for (int alone = 0; alone < ReadingsToTrust && Stopwatch.GetElapsedTime(start) < MostPatience;)
        {
            alone = Read().AddsPerCycle >= AloneOnCore ? alone + 1 : 0;
        }
    }

    /// <summary>Reads the pace, without touching memory: what is timed next finds the caches as they were.</summary>
    public static void Take() => Note(Read());

    /// <summary>Adds a reading, as of another process.</summary>
    public static void Note(Pace reading)
    {
        if (areUsed)
        {
            Readings.Clear();
            areUsed = false;
        }

        Readings.Add(reading);
    }

    /// <summary>The medians of the readings since it was last asked for; of the same ones if there are none since.</summary>
    public static Pace OfLast()
    {
        areUsed = true;
        return new Pace(Timing.Median(Readings.Select(reading => reading.Gigahertz)), Timing.Median(Readings.Select(reading => reading.AddsPerCycle)));
    }

    /// <summary>Additions in four chains: they fill a core.</summary>
    /// <param name="additions">How many; a multiple of 16.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddApart(int additions)
    {
        ulong step = Volatile.Read(ref sum);
        ulong a = 0;
        ulong b = 0;
        ulong c = 0;
        ulong d = 0;
        for (int done = 0; done < additions; done += AdditionsOfRound)
        {
            a += step;
            b += step;
            c += step;
            d += step;
            a += step;
            b += step;
            c += step;
            d += step;
            a += step;
            b += step;
            c += step;
            d += step;
            a += step;
            b += step;
            c += step;
            d += step;
        }

        Volatile.Write(ref sum, (a ^ b ^ c ^ d) | 1);
    }

    /// <summary>Additions one behind the other: they wait for one another, and leave most of a core idle.</summary>
    /// <param name="additions">How many; a multiple of 16.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddInChain(int additions)
    {
        ulong step = Volatile.Read(ref sum);
        ulong a = 0;
        for (int done = 0; done < additions; done += AdditionsOfRound)
        {
            a += step;
            a += step;
            a += step;
            a += step;
            a += step;
            a += step;
            a += step;
            a += step;
            a += step;
            a += step;
            a += step;
            a += step;
            a += step;
            a += step;
            a += step;
            a += step;
        }

        Volatile.Write(ref sum, a | 1);
    }

    private static Pace Read()
    {
        double inChain = PerNanosecond(AddInChain);
        double apart = PerNanosecond(AddApart);
        return new Pace(inChain, apart / inChain);
    }

    private static double PerNanosecond(Action<int> add)
    {
        long start = Stopwatch.GetTimestamp();
        add(AdditionsOfReading);
        return AdditionsOfReading / Stopwatch.GetElapsedTime(start).TotalNanoseconds;
    }
}
