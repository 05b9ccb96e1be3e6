using System.Diagnostics;

namespace BytePair.Cli.Tests.Counting;

/// <summary>A repository of git's in a folder of a test's own.</summary>
internal sealed class GitRepository
{
    private readonly string folder;

    public GitRepository(string folder)
    {
        this.folder = folder;
        Git("init", "-q");
    }

    public void Write(string path, string text)
    {
        string full = Path.Combine(folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }

    /// <summary>The files that git would add, in the order of their bytes.</summary>
    public string[] Files() =>
        [.. Git("-c", "core.excludesFile=/dev/null", "ls-files", "--others", "--exclude-standard", "-z").Split('\0', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal)];

    private string Git(params string[] arguments)
    {
        var start = new ProcessStartInfo("git") { WorkingDirectory = folder, RedirectStandardOutput = true, UseShellExecute = false };
        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        return output;
    }
}
