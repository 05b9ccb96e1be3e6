using BytePair.Tests.Support;

namespace BytePair.Tests.Api;

/// <summary>
/// What users can name changes on purpose only: it is written down in PublicApi.txt, which holds for every build of the core, so
/// that whoever moves from one framework to another finds all that there was.
/// </summary>
public sealed class PublicApiTests
{
    private const string Accept = "BYTEPAIR_ACCEPT_API";

    [Fact]
    public void It_is_what_is_written_down()
    {
        string actual = PublicApi.Of(typeof(BpeTokenizer).Assembly);
        string path = Repository.PathOf("tests", "BytePair.Tests", "Api", "PublicApi.txt");
        if (Environment.GetEnvironmentVariable(Accept) == "1")
        {
            File.WriteAllText(path, actual);
        }

        string[] expected = File.ReadAllText(path).ReplaceLineEndings("\n").Split('\n');
        string[] lines = actual.Split('\n');
        IEnumerable<string> differences = expected.Except(lines).Select(line => "- " + line.Trim()).Concat(lines.Except(expected).Select(line => "+ " + line.Trim()));
        Assert.True(
            expected.SequenceEqual(lines),
            $"The public API has changed:\n{string.Join("\n", differences)}\nIf that is what you want, run this test with {Accept}=1 and commit PublicApi.txt.");
    }
}
