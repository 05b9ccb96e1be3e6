using BytePair.Tests.Support;

namespace BytePair.Extensions.AI.Tests.Readme;

/// <summary>The package's README shows the code that runs.</summary>
public sealed class ReadmeTests
{
    private static readonly string[] Readme = File.ReadAllLines(Repository.PathOf("src", "BytePair.Extensions.AI", "README.md"));

    [Fact]
    public void Its_code_is_the_code_that_runs()
    {
        string[] shown = [.. CodeBlocks()];
        Assert.NotEmpty(shown);
        Assert.Equal(RunSnippets(), shown);
    }

    [Fact]
    public void It_names_the_meter() => Assert.Contains(Readme, line => line.Contains($"`{ContextBudgetChatClient.MeterName}`", StringComparison.Ordinal));

    private static IEnumerable<string> CodeBlocks()
    {
        List<string>? block = null;
        foreach (string line in Readme)
        {
            if (line == "```csharp")
            {
                block = [];
            }
            else if (line == "```" && block is not null)
            {
                yield return string.Join('\n', block);
                block = null;
            }
            else
            {
                block?.Add(line);
            }
        }
    }

    /// <summary>What stands between the marks, each part moved to the left margin; parts of one name are one example.</summary>
    private static List<string> RunSnippets()
    {
        const string Begin = "// snippet: ";
        List<(string Name, List<string> Lines)> parts = [];
        int margin = -1;
        foreach (string line in File.ReadLines(Repository.PathOf("tests", "BytePair.Extensions.AI.Tests", "Readme", "ReadmeExamples.cs")))
        {
            int begin = line.IndexOf(Begin, StringComparison.Ordinal);
            if (begin >= 0)
            {
                margin = begin;
                string name = line[(begin + Begin.Length)..];
                if (parts.Find(part => part.Name == name) is { Lines: { } lines })
                {
                    lines.Add("");
                    parts.Add((name, lines));
                }
                else
                {
                    parts.Add((name, []));
                }
            }
            else if (line.Trim() == "// end")
            {
                margin = -1;
            }
            else if (margin >= 0)
            {
                parts[^1].Lines.Add(line.Length > margin ? line[margin..] : "");
            }
        }

        return [.. parts.DistinctBy(part => part.Name).Select(part => string.Join('\n', part.Lines))];
    }
}
