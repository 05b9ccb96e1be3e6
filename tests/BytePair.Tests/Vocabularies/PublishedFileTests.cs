using System.Security.Cryptography;
using BytePair.Tests.Support;

namespace BytePair.Tests.Vocabularies;

/// <summary>The vocabulary files are byte for byte those that were published.</summary>
public sealed class PublishedFileTests
{
    private static readonly string[] Names = ["cl100k_base.tiktoken", "o200k_base.tiktoken", "p50k_base.tiktoken", "r50k_base.tiktoken"];

    public static TheoryData<string> Files => new(Names);

    [Theory, MemberData(nameof(Files))]
    public void A_vocabulary_file_has_its_published_sum(string file) =>
        Assert.Contains($"{SumOf(file)}  {file}", File.ReadLines(Repository.PathOf("vocab", "SHA256SUMS")));

    [Theory, MemberData(nameof(Files))]
    public void The_readme_beside_it_names_the_same_sum(string file) =>
        Assert.Contains(SumOf(file), File.ReadAllText(Repository.PathOf("vocab", "README.md")), StringComparison.OrdinalIgnoreCase);

    [Fact]
    public void No_vocabulary_file_is_without_a_sum() =>
        Assert.Equal(
            Names,
            Directory.GetFiles(Repository.PathOf("vocab"), "*.tiktoken").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal));

    private static string SumOf(string file) =>
        Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Repository.PathOf("vocab", file))));
}
