using System.Globalization;
using System.Text;
using BytePair.Cli.CommandLine;
using BytePair.Cli.Corpus.Journals;
using BytePair.Cli.Corpus.Shards;
using BytePair.Cli.Output;

namespace BytePair.Cli.Corpus;

/// <summary>Checks that the files of a corpus are what its manifest says.</summary>
internal static class Verification
{
    /// <summary>Writes a line for each file that isn't, or one that all are; returns the exit code: 1 if any isn't.</summary>
    public static int Run(string folder)
    {
        var journal = new Journal(folder);
        if (journal.ReadManifest() is not { } manifest)
        {
            throw new CommandFailedException(journal.ReadJournal() is null
                ? $"there is no manifest in '{folder}'. Is that the folder of a corpus?"
                : $"the corpus in '{folder}' is not complete. The command that began it goes on with it.");
        }

        using var output = new StandardOutput();
        int files = 0;
        int wrong = 0;
        foreach (FileRecord expected in manifest.Splits.SelectMany(split => split.Completed).SelectMany(shard => shard.Files))
        {
            files++;
            if (Problem(folder, expected) is { } problem)
            {
                wrong++;
                WriteLine(output, $"{expected.Name}: {problem}");
            }
        }

        WriteLine(output, wrong == 0
            ? string.Create(CultureInfo.InvariantCulture, $"{files} files are as the manifest says")
            : string.Create(CultureInfo.InvariantCulture, $"{wrong} of {files} files are not as the manifest says"));
        return wrong == 0 ? ExitCode.Success : ExitCode.Mismatch;
    }

    private static string? Problem(string folder, FileRecord expected)
    {
        try
        {
            var file = new FileInfo(Path.Combine(folder, expected.Name));
            if (!file.Exists)
            {
                return "is missing";
            }

            if (file.Length != expected.Bytes)
            {
                return string.Create(CultureInfo.InvariantCulture, $"has {file.Length} bytes, not {expected.Bytes}");
            }

            return DurableFile.Describe(folder, expected.Name) == expected ? null : "has other bytes than it was written with";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return $"can't be read: {e.Message}";
        }
    }

    private static void WriteLine(StandardOutput output, string line)
    {
        Encoding.UTF8.GetBytes(Failure.OnOneLine(line) + "\n", output);
        output.Flush();
    }
}
