using System.Xml.Linq;
using BytePair.Tests.Architecture;
using BytePair.Tests.Support;

namespace BytePair.OpenAI.Tests.Architecture;

/// <summary>The arrows between the folders of the adapter: its internal types have their folder in their namespace, and each folder names those that it uses.</summary>
public sealed class FolderArrowTests
{
    private const string Root = "BytePair.OpenAI";
    private const string Polyfills = "Polyfills";

    private static readonly string Library = Repository.PathOf("src", Root);

    private static readonly Dictionary<string, string[]> MayUse = new(StringComparer.Ordinal)
    {
        ["Chat"] = ["Json"],
        ["Responses"] = ["Json"],
        ["Json"] = [],
        ["Embeddings"] = [],
        ["Pipeline"] = [],
        ["Remote"] = [],
        ["Streaming"] = [],
        [Polyfills] = [],
    };

    private static readonly SourceFile[] Sources = [.. SourceFile.In(Library).Where(file => file.Path[0] != Polyfills)];

    [Fact]
    public void Every_folder_has_its_arrows_written_down() => Assert.Equal(
        Directory.GetDirectories(Library).Where(folder => SourceFile.In(folder).Any()).Select(folder => Path.GetFileName(folder)).Except(["bin", "obj"]).Order(), MayUse.Keys.Order());

    [Fact]
    public void Public_types_are_in_the_namespace_of_the_library_and_others_in_that_of_their_folder() => Assert.All(Sources, file =>
    {
        bool isPublic = file.Code.Any(line => line.StartsWith("public ", StringComparison.Ordinal));
        Assert.Contains($"namespace {(isPublic ? Root : string.Join('.', [Root, .. file.Path[..^1]]))};", file.Code);
    });

    [Fact]
    public void Folders_use_those_that_they_may_and_all_of_them() => Assert.All(MayUse.Where(folder => folder.Key != Polyfills), folder =>
    {
        string prefix = $"using {Root}.";
        IEnumerable<string> used = Sources
            .Where(file => file.Path[0] == folder.Key)
            .SelectMany(file => file.Code)
            .Where(line => line.StartsWith(prefix, StringComparison.Ordinal))
            .Select(line => line[prefix.Length..].TrimEnd(';'))
            .Distinct()
            .Where(name => name != folder.Key);
        Assert.Equal(folder.Value.Order(), used.Order());
    });

    /// <summary>It holds no rules of its own: it stands on the public API of the libraries below it, and on the SDK.</summary>
    [Fact]
    public void It_stands_on_the_budgeting_library_and_the_SDK_alone()
    {
        var project = XDocument.Load(Repository.PathOf("src", Root, Root + ".csproj"));
        Assert.Equal(["../BytePair.Budgeting/BytePair.Budgeting.csproj"], project.Descendants("ProjectReference").Select(reference => reference.Attribute("Include")!.Value));
        Assert.Equal(["OpenAI"], project.Descendants("PackageReference").Select(reference => reference.Attribute("Include")!.Value));
        var below = XDocument.Load(Repository.PathOf("src", "BytePair.Budgeting", "BytePair.Budgeting.csproj"));
        Assert.DoesNotContain(below.Descendants("InternalsVisibleTo"), friend => friend.Attribute("Include")!.Value.StartsWith(Root, StringComparison.Ordinal));
    }
}
