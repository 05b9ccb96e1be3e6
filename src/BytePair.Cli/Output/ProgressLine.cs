using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace BytePair.Cli.Output;

/// <summary>
/// How far a long work has come, on one line of standard error that is drawn again and again: only in a terminal, only after a second, and
/// gone at the end. Safe for any number of threads.
/// </summary>
internal sealed class ProgressLine : IDisposable
{
    private const int BarLength = 24;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(150);

    private readonly Lock drawing = new();
    private readonly long started = Stopwatch.GetTimestamp();
    private readonly Timer? timer;
    private long done;
    private long total;
    private bool isDrawn;
    private bool isOver;

    /// <summary>Begins; nothing is ever drawn if standard error is no terminal.</summary>
    /// <param name="total">How many bytes there are to be done; 0 if that isn't known (yet).</param>
    public ProgressLine(long total = 0)
    {
        this.total = total;
        if (!Console.IsErrorRedirected)
        {
            timer = new Timer(_ => Draw(), null, Patience, Interval);
        }
    }

    /// <summary>So many bytes more are done.</summary>
    public void Add(long bytes) => Interlocked.Add(ref done, bytes);

    /// <summary>There are so many bytes more to do than were known.</summary>
    public void AddToTotal(long bytes) => Interlocked.Add(ref total, bytes);

    /// <summary>Takes the line away, for whoever is about to write to the same terminal; it comes back by itself.</summary>
    public void Hide()
    {
        if (timer is null)
        {
            return;
        }

        lock (drawing)
        {
            if (isDrawn)
            {
                Console.Error.Write("\r\e[K");
                isDrawn = false;
            }
        }
    }

    public void Dispose()
    {
        lock (drawing)
        {
            isOver = true;
        }

        timer?.Dispose();
        Hide();
    }

    /// <summary>The line: a bar where the total is known, how much is done, how fast, and how long it will take.</summary>
    private static string Format(long done, long total, TimeSpan elapsed)
    {
        var line = new StringBuilder();
        double share = total > 0 ? Math.Min(1, (double)done / total) : 0;
        if (total > 0)
        {
            int filled = (int)(share * BarLength);
            line.Append('[').Append('█', filled).Append('░', BarLength - filled).Append(CultureInfo.InvariantCulture, $"] {share * 100,3:F0}%  ");
        }

        double perSecond = done / Math.Max(elapsed.TotalSeconds, 0.001);
        line.Append(Sizes.Of(done)).Append(total > 0 ? $" of {Sizes.Of(total)}" : "").Append("  ").Append(Sizes.Of((long)perSecond)).Append("/s");
        if (share > 0 && done < total)
        {
            line.Append("  ").Append(Durations.Of(TimeSpan.FromSeconds((total - done) / perSecond))).Append(" left");
        }

        return line.ToString();
    }

    private void Draw()
    {
        lock (drawing)
        {
            if (!isOver)
            {
                Console.Error.Write($"\r{Format(Interlocked.Read(ref done), Interlocked.Read(ref total), Stopwatch.GetElapsedTime(started))}\e[K");
                isDrawn = true;
            }
        }
    }
}
