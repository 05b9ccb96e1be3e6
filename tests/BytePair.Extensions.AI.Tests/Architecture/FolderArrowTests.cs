using System.Xml.Linq;
using BytePair.Tests.Architecture;
using BytePair.Tests.Support;

namespace BytePair.Extensions.AI.Tests.Architecture;

/// <summary>The arrows between the folders, read from the sources: a use shows as the name of a type that another folder declares. A new folder has to be entered here.</summary>
public sealed class FolderArrowTests
{
    private const string Root = "BytePair.Extensions.AI";

    private static readonly Dictionary<string, string[]> MayUse = new(StringComparer.Ordinal)
    {
        ["Mapping"] = [],
        ["Counting"] = ["Mapping"],
        ["Reducing"] = ["Counting", "Mapping"],
        ["Clients"] = ["Counting", "Mapping", "Reducing"],
        ["Registration"] = ["Clients", "Counting", "Reducing"],
    };

    private static readonly char[] NoPartsOfNames = [.. Enumerable.Range(0, 128).Select(c => (char)c).Where(c => !char.IsAsciiLetterOrDigit(c) && c != '_')];

    private static readonly SourceFile[] Sources = [.. SourceFile.In(Repository.PathOf("src", Root))];

    private static readonly Dictionary<string, string> FolderOfType =
        Sources.ToDictionary(file => Path.GetFileNameWithoutExtension(file.Name), file => file.Path[0], StringComparer.Ordinal);

    public static TheoryData<string> Folders => new(MayUse.Keys);

    [Fact]
    public void Every_folder_has_its_arrows_written_down() => Assert.Equal(MayUse.Keys.Order(), Sources.Select(file => file.Path[0]).Distinct().Order());

    [Fact]
    public void Public_types_are_in_the_namespace_of_the_library_and_others_in_that_of_their_folder() => Assert.All(Sources, file =>
    {
        bool isPublic = file.Code.Any(line => line.StartsWith("public ", StringComparison.Ordinal));
        Assert.Contains($"namespace {(isPublic ? Root : $"{Root}.{file.Path[0]}")};", file.Code);
    });

    [Theory, MemberData(nameof(Folders))]
    public void A_folder_uses_the_folders_that_it_may_and_no_others(string folder) => Assert.Equal(
        MayUse[folder].Order(),
        Sources.Where(file => file.Path[0] == folder)
            .SelectMany(file => file.Code)
            .SelectMany(line => line.Split(NoPartsOfNames).Select(word => FolderOfType.GetValueOrDefault(word)))
            .OfType<string>()
            .Where(used => used != folder)
            .Distinct()
            .Order());

    /// <summary>All rules of counting are the budgeting library's: what adapts it asks for it and for the types that it adapts.</summary>
    [Fact]
    public void It_asks_for_the_budgets_and_for_abstractions_only()
    {
        var project = XDocument.Load(Repository.PathOf("src", Root, Root + ".csproj"));
        Assert.Equal(["../BytePair.Budgeting/BytePair.Budgeting.csproj"], project.Descendants("ProjectReference").Select(reference => reference.Attribute("Include")!.Value));
        Assert.Equal(
            ["Microsoft.Extensions.AI.Abstractions", "Microsoft.Extensions.DependencyInjection.Abstractions", "System.Diagnostics.DiagnosticSource"],
            project.Descendants("PackageReference").Select(reference => reference.Attribute("Include")!.Value).Order());
    }
}
