namespace BytePair.Cli.Tests.Readme;

/// <summary>
/// The pages of the packages, <c>src/NAME/README.md</c>: what they show runs as examples in a file that is called after the project, without
/// its dots: <c>tests/…/Readme/BytePairBudgetingReadmeExamples.cs</c>. It may be in any test project, so that it is compiled with what it uses.
/// A package with <c>tests/NAME.Tests/Readme/ReadmeTests.cs</c> looks after its page there.
/// </summary>
public sealed class PackageReadmeTests
{
    private static readonly string[] WithPages = [.. Directory.EnumerateDirectories(Path.Combine(Repository.Root, "src"))
        .Where(folder => File.Exists(Path.Combine(folder, "README.md")))
        .Select(folder => Path.GetFileName(folder))];

    public static TheoryData<string> Projects => new(WithPages);

    public static TheoryData<string> ProjectsToLookAfter => new([.. WithPages.Where(project => project == "BytePair.Cli" || !LooksAfterItself(project))]);

    [Theory, MemberData(nameof(ProjectsToLookAfter))]
    public void Its_code_is_the_code_that_runs(string project)
    {
        string name = project.Replace(".", "", StringComparison.Ordinal) + "ReadmeExamples.cs";
        string[] examples = [.. Directory.EnumerateDirectories(Path.Combine(Repository.Root, "tests"))
            .Select(tests => Path.Combine(tests, "Readme", name))
            .Where(File.Exists)];

        Snippets.AssertRun(Path.Combine(Repository.Root, "src", project, "README.md"), examples);
    }

    /// <summary>A package's page is read where there is no repository beside it: nothing in it leads there.</summary>
    [Theory, MemberData(nameof(Projects))]
    public void Its_links_lead_somewhere_from_a_package(string project)
    {
        string page = File.ReadAllText(Path.Combine(Repository.Root, "src", project, "README.md"));

        Assert.DoesNotContain("](../", page, StringComparison.Ordinal);
        Assert.DoesNotContain("](docs/", page, StringComparison.Ordinal);
    }

    private static bool LooksAfterItself(string project) => File.Exists(Path.Combine(Repository.Root, "tests", project + ".Tests", "Readme", "ReadmeTests.cs"));
}
