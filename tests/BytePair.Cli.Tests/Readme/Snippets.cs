namespace BytePair.Cli.Tests.Readme;

/// <summary>
/// The code of a page, and the code that runs. In a file of examples what a page shows stands between <c>// snippet: name</c> and
/// <c>// end</c>; parts of one name belong to one block, with an empty line between them.
/// </summary>
internal static class Snippets
{
    private const string Begin = "// snippet: ";
    private const string End = "// end";

    /// <summary>The C# blocks of a page.</summary>
    public static string[] ShownIn(string page)
    {
        var blocks = new List<string>();
        List<string>? block = null;
        foreach (string line in File.ReadLines(page))
        {
            if (line == "```csharp")
            {
                block = [];
            }
            else if (line == "```" && block is not null)
            {
                blocks.Add(string.Join('\n', block));
                block = null;
            }
            else
            {
                block?.Add(line);
            }
        }

        return [.. blocks];
    }

    /// <summary>The snippets of some files of examples, each part moved to the left margin.</summary>
    public static string[] RunIn(IEnumerable<string> files)
    {
        var parts = new Dictionary<string, List<string>>();
        string? name = null;
        int margin = 0;
        foreach (string line in files.SelectMany(File.ReadLines))
        {
            if (line.TrimStart().StartsWith(Begin, StringComparison.Ordinal))
            {
                margin = line.IndexOf(Begin, StringComparison.Ordinal);
                name = line[(margin + Begin.Length)..];
                if (!parts.TryAdd(name, []))
                {
                    parts[name].Add("");
                }
            }
            else if (line.Trim() == End)
            {
                name = null;
            }
            else if (name is not null)
            {
                parts[name].Add(line.Length > margin ? line[margin..] : "");
            }
        }

        return [.. parts.Values.Select(lines => string.Join('\n', lines))];
    }

    /// <summary>Each block of the page is run, and nothing is run for the page that it doesn't show.</summary>
    public static void AssertRun(string page, IEnumerable<string> files)
    {
        string[] shown = ShownIn(page);
        string[] run = RunIn(files);

        Assert.All(shown, block => Assert.True(run.Contains(block), $"{page} shows this, and no example runs it:\n{block}"));
        Assert.All(run, snippet => Assert.True(shown.Contains(snippet), $"An example runs this, and {page} doesn't show it:\n{snippet}"));
        Assert.Equal(run.Length, shown.Length);
    }
}
