using BytePair.Packages.Tests.Support;

namespace BytePair.Packages.Tests;

/// <summary>
/// A project that has nothing but the packages gives the ids of the golden vectors, and the same answers, on each framework, trimmed
/// or compiled ahead. Its own warnings are errors, those of trimming and of compiling ahead too.
/// </summary>
[Collection(PackagesCollection.Name)]
public sealed class ConsumerTests(PackedSolution packages, Consumers consumers) : IClassFixture<Consumers>
{
    private static readonly string[] Facts = File.ReadAllLines(Repository.PathOf("tests", "BytePair.Packages.Tests", "facts.txt"));

    private static readonly Dictionary<string, string> Nothing = [];

    [Fact]
    public void Trimmed_in_a_single_file_on_net10()
    {
        string folder = consumers.PublishTrimmed();

        AssertRuns(consumers.Run(Nothing, ProgramIn(folder)));
        string[] files = [.. Directory.EnumerateFiles(folder).Select(file => Path.GetFileName(file)).Where(file => !file.EndsWith(".pdb", StringComparison.Ordinal))];
        Assert.Equal(Path.GetFileName(ProgramIn(folder)), Assert.Single(files));
    }

    [Fact]
    public void Built_for_net8()
    {
        string program = Path.Combine(consumers.Built("net8.0"), "Consumer.dll");

        AssertRuns(consumers.Run(new Dictionary<string, string> { ["DOTNET_ROLL_FORWARD"] = "Major" }, Programs.Dotnet, "exec", program));
    }

    [MonoFact]
    public void Built_for_the_framework()
    {
        string program = Path.Combine(consumers.Built("net462"), "Consumer.exe");

        AssertRuns(consumers.Run(Nothing, MonoFactAttribute.Mono!, program), [.. Facts.Where(fact => !fact.StartsWith("adapter ", StringComparison.Ordinal))]);
    }

    [NativeFact]
    public void Compiled_ahead_for_net8() => AssertRuns(consumers.Run(Nothing, ProgramIn(consumers.PublishNative())));

    private static string ProgramIn(string folder) => Path.Combine(folder, OperatingSystem.IsWindows() ? "Consumer.exe" : "Consumer");

    private void AssertRuns(string[] lines) => AssertRuns(lines, Facts);

    private void AssertRuns(string[] lines, string[] facts)
    {
        Assert.Equal(consumers.Ids, lines[..consumers.Ids.Length]);
        Assert.Equal(facts, lines[consumers.Ids.Length..]);
        Assert.True(Directory.Exists(Path.Combine(packages.Cache, "bytepair", packages.Version)), "The package that was used isn't the one that was made.");
    }
}
