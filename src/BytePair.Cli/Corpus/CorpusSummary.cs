using System.Globalization;
using System.Text;
using BytePair.Cli.Corpus.Journals;
using BytePair.Cli.Corpus.Shards;
using BytePair.Cli.Output;

namespace BytePair.Cli.Corpus;

/// <summary>What was made, a line for each side.</summary>
internal static class CorpusSummary
{
    public static void Print(CorpusState manifest)
    {
        using var output = new StandardOutput();
        foreach (SplitState split in manifest.Splits)
        {
            WriteLine(output, $"{split.Name}: {Count(split.Documents, "document")}, {Count(split.Tokens, "token")}, {Count(split.Completed.Count, "shard")}");
        }

        if (manifest.Sources.Sum(source => source.Skipped) is > 0 and var skipped)
        {
            WriteLine(output, $"skipped: {Count(skipped, "invalid document")}");
        }

        output.Flush();
    }

    private static string Count(long number, string what) =>
        string.Create(CultureInfo.InvariantCulture, $"{number:N0} {what}{(number == 1 ? "" : "s")}");

    private static void WriteLine(StandardOutput output, string line) => Encoding.UTF8.GetBytes(line + "\n", output);
}
