using BytePair.Cli.CommandLine;
using BytePair.Cli.Output;

namespace BytePair.Cli.Input;

/// <summary>What folders and patterns brought up and wasn't read, and why; told in one line on standard error. Safe for any number of threads.</summary>
internal sealed class SkippedFiles
{
    private const int NamesTold = 3;

    private readonly Lock adding = new();
    private readonly List<string> binary = [];
    private int ignored;
    private int links;

    /// <summary>Files with a zero byte near their beginning, in the order of their names.</summary>
    public IReadOnlyList<string> Binary
    {
        get
        {
            lock (adding)
            {
                return binary.Count == 0 ? [] : [.. binary.Order(StringComparer.Ordinal)];
            }
        }
    }

    /// <summary>Files, and folders with all that is in them, that a <c>.gitignore</c> names.</summary>
    public int Ignored => ignored;

    /// <summary>Symbolic links, which might lead in circles.</summary>
    public int Links => links;

    public void AddBinary(string path)
    {
        lock (adding)
        {
            binary.Add(path);
        }
    }

    public void AddIgnored() => Interlocked.Increment(ref ignored);

    public void AddLink() => Interlocked.Increment(ref links);

    /// <summary>Writes the line, if there is anything to say.</summary>
    public void Report()
    {
        if (Describe() is { Length: > 0 } what)
        {
            StandardError.WriteLine($"bytepair: skipped {Failure.OnOneLine(what)}.");
        }
    }

    private string Describe()
    {
        var parts = new List<string>(3);
        IReadOnlyList<string> names = Binary;
        if (names.Count > 0)
        {
            string more = names.Count > NamesTold ? ", …" : "";
            parts.Add($"{Counted(names.Count, "binary file")} ({string.Join(", ", names.Take(NamesTold))}{more})");
        }

        if (ignored > 0)
        {
            parts.Add($"{Counted(ignored, "file or folder", "files and folders")} that .gitignore names (--no-ignore reads them)");
        }

        if (links > 0)
        {
            parts.Add(Counted(links, "link"));
        }

        return string.Join("; ", parts);
    }

    private static string Counted(int count, string one, string? several = null) => count == 1 ? $"1 {one}" : $"{count} {several ?? one + "s"}";
}
