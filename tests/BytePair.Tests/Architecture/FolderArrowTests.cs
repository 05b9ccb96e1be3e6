using BytePair.Tests.Support;

namespace BytePair.Tests.Architecture;

/// <summary>
/// The arrows of DESIGN.md, "The layout", read from the sources of the core. Namespaces follow folders, so that a use shows as
/// the name of another folder beside a dot. A new folder has to be entered here, and so has to be thought about.
/// </summary>
public sealed class FolderArrowTests
{
    private const string Facade = "BpeTokenizer";

    /// <summary>What an older framework lacks, under the framework's own namespaces.</summary>
    private const string Polyfills = "Polyfills";

    private static readonly string Core = Repository.PathOf("src", "BytePair");

    private static readonly Dictionary<string, string[]> MayUse = new(StringComparer.Ordinal)
    {
        ["Text"] = [],
        ["Intrinsics"] = ["Text"],
        ["Pretokenization"] = ["Text", "Intrinsics"],
        ["Vocabularies"] = ["Text", "Intrinsics"],
        ["Normalization"] = ["Text"],
        ["Special"] = ["Pretokenization", "Text", "Intrinsics"],
        ["Segments"] = ["Normalization", "Pretokenization", "Special", "Text", "Intrinsics"],
        ["ModelFiles"] = ["Building", "Normalization", "Pretokenization", "Saving", "Segments", "Special", "Vocabularies", "Text", "Intrinsics"],
        ["Encodings"] = ["Pretokenization", "Special", "Vocabularies", "Text", "Intrinsics"],
        ["Merging"] = ["Vocabularies", "Text", "Intrinsics"],
        ["Building"] = ["Merging", "Vocabularies", "Text", "Intrinsics"],
        ["Saving"] = ["Vocabularies", "Text", "Intrinsics"],
        ["GrowingPieces"] = ["Merging", "Vocabularies", "Text", "Intrinsics"],
        ["Truncation"] = ["GrowingPieces", "Blocks", "Pieces", "Pretokenization", "Sinks", "Special", "Vocabularies", "Text", "Intrinsics"],
        ["Explaining"] = ["Merging", "Normalization", "Pretokenization", "Segments", "Special", "Vocabularies", "Text", "Intrinsics"],
        ["Adjacency"] = ["Pretokenization", "Merging", "Vocabularies", "Text", "Intrinsics"],
        ["Decoding"] = ["Vocabularies", "Special", "Text", "Intrinsics"],
        ["Sinks"] = [],
        ["Offsets"] = ["Vocabularies", "Sinks", "Text", "Intrinsics"],
        ["Pieces"] = ["Pretokenization", "Vocabularies", "Merging", "Sinks", "Text", "Intrinsics"],
        ["Blocks"] = ["Normalization", "Pieces", "Pretokenization", "Segments", "Sinks", "Special", "Text", "Intrinsics"],
        ["Batches"] = ["Blocks", "Pretokenization", "Sinks", "Special", "Text", "Intrinsics"],
        ["Incremental"] = ["Blocks", "Pieces", "GrowingPieces", "Pretokenization", "Vocabularies", "Sinks", "Special", "Text", "Intrinsics"],
        ["Training"] = ["Blocks", "Pieces", "Pretokenization", "Special", "Text", "Intrinsics"],
        [Polyfills] = [],
    };

    public static TheoryData<string> Folders => new(FoldersWithSources());

    [Fact]
    public void Every_folder_has_its_arrows_written_down() => Assert.Empty(FoldersWithSources().Except(MayUse.Keys));

    [Theory, MemberData(nameof(Folders))]
    public void Namespaces_follow_folders(string folder)
    {
        Assert.All(SourceFile.In(Path.Combine(Core, folder)), file =>
        {
            string expected = folder == Polyfills ? "namespace System." : $"namespace {string.Join('.', ["BytePair", folder, .. file.Path[..^1]])};";
            Assert.Contains(file.Code, line => line.StartsWith(expected, StringComparison.Ordinal));
        });
    }

    [Theory, MemberData(nameof(Folders))]
    public void A_folder_uses_only_the_folders_that_it_may(string folder)
    {
        string[] forbidden = [.. MayUse.Keys.Append(Facade).Except(MayUse.GetValueOrDefault(folder, [])).Where(name => name != folder)];
        Assert.Empty(
            from file in SourceFile.In(Path.Combine(Core, folder))
            from line in file.Code
            from name in forbidden
            where Mentions(line, name)
            select $"{file.Name} uses {name}: {line.Trim()}");
    }

    /// <summary>A global using would hide an arrow from the lines that this test reads.</summary>
    [Fact]
    public void No_using_is_global()
    {
        Assert.DoesNotContain(SourceFile.In(Core).SelectMany(file => file.Code), line => line.TrimStart().StartsWith("global using", StringComparison.Ordinal));
        Assert.DoesNotContain("<Using Include=\"BytePair", File.ReadAllText(Path.Combine(Core, "BytePair.csproj")), StringComparison.Ordinal);
    }

    /// <summary>The façade's name as a word; a folder's name after <c>BytePair.</c> or, unqualified, before a dot (so not <c>System.Text</c>).</summary>
    private static bool Mentions(string line, string name)
    {
        for (int at = line.IndexOf(name, StringComparison.Ordinal); at >= 0; at = line.IndexOf(name, at + 1, StringComparison.Ordinal))
        {
            char before = at == 0 ? ' ' : line[at - 1];
            char after = at + name.Length == line.Length ? ' ' : line[at + name.Length];
            bool isWord = !IsIdentifier(before) && !IsIdentifier(after);
            bool isOurs = before == '.' ? line[..at].EndsWith("BytePair.", StringComparison.Ordinal) : after == '.';
            if (isWord && (isOurs || name == Facade))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsIdentifier(char c) => char.IsAsciiLetterOrDigit(c) || c == '_';

    private static string[] FoldersWithSources() =>
        [.. Directory.GetDirectories(Core).Where(folder => SourceFile.In(folder).Any()).Select(folder => Path.GetFileName(folder)).Except(["bin", "obj"])];
}
