using System.Text.Json;

namespace BytePair.Cli.Tests.Counting;

/// <summary>A folder has the files that git would add, by git's own word.</summary>
public sealed class GitIgnoreTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [GitFact]
    public void Rules_of_every_kind_mean_what_they_mean_to_git()
    {
        var git = new GitRepository(folder.Path);
        git.Write(".gitignore", """
            # a comment
            *.log
            !keep.log
            /anchored.txt
            build/
            docs/**/draft
            **/cache
            a/**/z.txt
            temp*/
            !temp-kept/
            \#hash
            \!bang
            spaces\ 
            trailing   
            [ab]?.md
            [!x]y.cs
            [[:digit:]]*.num
            sub/inner.txt
            deep/**
            !deep/kept.txt
            é?.txt
            broken[
            {x,y}.brace
            """);
        git.Write("sub/.gitignore", "!*.log\n*.txt\n!/inner.txt\nnested/\r\n");
        git.Write("sub/nested/.gitignore", "!*\n");
        git.Write(".git/info/exclude", "excluded.txt\n");
        foreach (string path in (string[])[
            "a.log", "keep.log", "anchored.txt", "x/anchored.txt", "build/a.txt", "x/build/b.txt", "build.txt", "docs/draft", "docs/a/draft", "docs/a/b/draft/f.txt",
            "cache/f", "x/cache/f", "x/cached", "a/z.txt", "a/b/z.txt", "a/b/c/z.txt", "b/a/z.txt", "temp1/f", "temp-kept/f", "temporary", "#hash", "!bang", "spaces ", "trailing",
            "ab.md", "a.md", "ba.md", "cb.md", "xy.cs", "zy.cs", "1a.num", "a1.num", "sub/a.log", "sub/other.txt", "sub/inner.txt", "sub/nested/f", "sub/x/inner.txt",
            "deep/f", "deep/kept.txt", "éa.txt", "éé.txt", "broken[", "x.brace", "{x,y}.brace", "excluded.txt", "sub/excluded.txt", ".hidden", "文/字.md"])
        {
            git.Write(path, path);
        }

        AssertSameFiles(git);
    }

    /// <summary>Rules that nobody would write, from the letters that rules are made of.</summary>
    [GitFact]
    public void Rules_at_random_mean_what_they_mean_to_git()
    {
        var random = new Random(6);
        var git = new GitRepository(folder.Path);
        string[] names = ["a", "b", "ab", "ba", "a.b", "aab", "-", "]", "[a]", "a b"];
        for (int i = 0; i < 120; i++)
        {
            string path = string.Join('/', Enumerable.Range(0, random.Next(1, 4)).Select(_ => names[random.Next(names.Length)]));
            if (!File.Exists(Path.Combine(folder.Path, path)) && !Directory.Exists(Path.Combine(folder.Path, path)) && !HasFileAbove(path))
            {
                git.Write(path, "x");
            }
        }

        string[] parts = ["a", "b", "ab", "*", "**", "/", "**/", "/**", "?", "[ab]", "[!a]", "[^b-]", "[]a]", "[a", "\\", "\\*", "!", " ", ".", "[a-", "[[:alpha:]]", "[[:x:]]", "[--a]"];
        for (int round = 0; round < 12; round++)
        {
            foreach (string at in (string[])["", "a/", "b/", "ab/"])
            {
                if (at.Length == 0 || Directory.Exists(Path.Combine(folder.Path, at)))
                {
                    string[] rules = [.. Enumerable.Range(0, random.Next(1, 6)).Select(_ => string.Concat(Enumerable.Range(0, random.Next(1, 5)).Select(_ => parts[random.Next(parts.Length)])))];
                    git.Write(at + ".gitignore", string.Join('\n', rules));
                }
            }

            AssertSameFiles(git);
        }
    }

    /// <summary>Who names what is ignored wants it; who says so wants all.</summary>
    [GitFact]
    public void What_is_named_is_counted_all_the_same()
    {
        var git = new GitRepository(folder.Path);
        git.Write(".gitignore", "out/\n*.tmp\n");
        git.Write("out/a.txt", "hello");
        git.Write("out/b.tmp", "hello");
        git.Write("c.tmp", "hello world");

        Assert.Equal(["a.txt", "b.tmp"], FilesBelow(Path.Combine(folder.Path, "out")));
        Assert.Equal($"2  {folder.Path}/c.tmp\n", Bytepair.Run("count", $"{folder.Path}/c.tmp").Text);
        Assert.Equal([".gitignore", "c.tmp", "out/a.txt", "out/b.tmp"], FilesBelow(folder.Path, "--no-ignore"));
        Outcome outcome = Bytepair.Run("count", folder.Path);
        Assert.Equal("bytepair: skipped 2 files and folders that .gitignore names (--no-ignore reads them).\n", outcome.Error);
    }

    private bool HasFileAbove(string path)
    {
        for (string? above = Path.GetDirectoryName(path); above is { Length: > 0 }; above = Path.GetDirectoryName(above))
        {
            if (File.Exists(Path.Combine(folder.Path, above)))
            {
                return true;
            }
        }

        return false;
    }

    private void AssertSameFiles(GitRepository git)
    {
        string[] expected = git.Files();
        string[] actual = FilesBelow(folder.Path);
        if (!expected.SequenceEqual(actual))
        {
            string rules = string.Concat(Directory.EnumerateFiles(folder.Path, ".gitignore", SearchOption.AllDirectories).Select(path => $"{path}:\n{File.ReadAllText(path)}\n"));
            Assert.Fail($"Only git: {string.Join(" | ", expected.Except(actual))}\nonly here: {string.Join(" | ", actual.Except(expected))}\n{rules}");
        }
    }

    private static string[] FilesBelow(string path, params string[] options)
    {
        Outcome outcome = Bytepair.Run(["count", "--json", .. options, path]);
        Assert.Equal(0, outcome.ExitCode);
        using JsonDocument json = JsonDocument.Parse(outcome.Output);
        return [.. json.RootElement.GetProperty("files").EnumerateArray().Select(file => Path.GetRelativePath(path, file.GetProperty("path").GetString()!)).Order(StringComparer.Ordinal)];
    }
}
