using System.Reflection;
using System.Runtime.Versioning;
using BytePair.Tests.Support;

namespace BytePair.Tests.Api;

/// <summary>
/// What users can name changes on purpose only: it is written down in PublicApi.txt, which holds for every build of the library, so
/// that whoever moves from one framework to another finds all that there was.
/// </summary>
public sealed class PublicApiTests
{
    private const string Accept = "BYTEPAIR_ACCEPT_API";

    /// <summary>netstandard2.0 doesn't have these types, and so no members that name them.</summary>
    private static readonly string[] LaterTypes = ["System.Range"];

    /// <summary>The project whose folder has the text; those for other builds of the same library compare with it.</summary>
    private static string Project => Documented.Assembly.GetName().Name + ".Tests";

    private static bool IsNetStandard =>
        Documented.Assembly.GetCustomAttribute<TargetFrameworkAttribute>()!.FrameworkName.StartsWith(".NETStandard", StringComparison.Ordinal);

    [Fact]
    public void It_is_what_is_written_down()
    {
        string actual = PublicApi.Of(Documented.Assembly);
        string path = Repository.PathOf("tests", Project, "Api", "PublicApi.txt");
        if (Environment.GetEnvironmentVariable(Accept) == "1" && !IsNetStandard)
        {
            File.WriteAllText(path, actual);
        }

        string[] expected = [.. File.ReadAllText(path).ReplaceLineEndings("\n").Split('\n').Where(IsInThisBuild)];
        string[] lines = actual.Split('\n');
        IEnumerable<string> differences = expected.Except(lines).Select(line => "- " + line.Trim()).Concat(lines.Except(expected).Select(line => "+ " + line.Trim()));
        Assert.True(
            expected.SequenceEqual(lines),
            $"The public API has changed:\n{string.Join("\n", differences)}\nIf that is what you want, run this test of {Project} with {Accept}=1 and commit PublicApi.txt.");
    }

    private static bool IsInThisBuild(string line) => !IsNetStandard || !LaterTypes.Any(type => line.Contains(type, StringComparison.Ordinal));
}
