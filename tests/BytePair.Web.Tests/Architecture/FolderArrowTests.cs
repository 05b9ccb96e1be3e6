using System.Xml.Linq;
using BytePair.Web.Hosting;

namespace BytePair.Web.Tests.Architecture;

/// <summary>The arrows between the folders of the web program, read from its sources. A new folder has to be entered here, and so has to be thought about.</summary>
public sealed class FolderArrowTests
{
    private const string Root = "BytePair.Web";

    private static readonly string Program = Path.Combine(Repository.Root, "src", Root);

    private static readonly Dictionary<string, string[]> MayUse = new(StringComparer.Ordinal)
    {
        ["Page"] = [],
        ["Api"] = ["Page"],
        ["Guards"] = ["Api", "Page"],
        ["Hosting"] = ["Api", "Guards", "Page"],
    };

    public static TheoryData<string> Folders => new(MayUse.Keys);

    [Fact]
    public void Every_folder_has_its_arrows_written_down() =>
        Assert.Equal(MayUse.Keys.Order(), Directory.GetDirectories(Program).Select(folder => Path.GetFileName(folder)).Except(["bin", "obj"]).Order());

    [Theory, MemberData(nameof(Folders))]
    public void A_folder_uses_the_folders_that_it_may_and_all_of_them(string folder)
    {
        string[] lines = [.. Directory.GetFiles(Path.Combine(Program, folder), "*.cs").SelectMany(File.ReadLines)];
        Assert.Contains($"namespace {Root}.{folder};", lines);
        Assert.Equal(
            MayUse[folder],
            MayUse.Keys.Where(other => other != folder && lines.Any(line => line.StartsWith($"using {Root}.{other};", StringComparison.Ordinal))).Order());
    }

    /// <summary>It is a program, not a library: nobody can depend on what is in it.</summary>
    [Fact]
    public void Nothing_in_it_is_public() => Assert.Empty(typeof(WebServer).Assembly.GetExportedTypes());

    [Fact]
    public void It_stands_on_the_public_API_of_the_libraries_and_on_the_web_framework()
    {
        var project = XDocument.Load(Path.Combine(Program, $"{Root}.csproj"));
        Assert.Equal(
            ["../BytePair.Budgeting/BytePair.Budgeting.csproj", "../BytePair/BytePair.csproj"],
            project.Descendants("ProjectReference").Select(reference => reference.Attribute("Include")!.Value).Order(StringComparer.Ordinal));
        Assert.Empty(project.Descendants("PackageReference"));
        foreach (string library in (string[])["BytePair", "BytePair.Budgeting"])
        {
            var libraryProject = XDocument.Load(Path.Combine(Repository.Root, "src", library, $"{library}.csproj"));
            Assert.DoesNotContain(libraryProject.Descendants("InternalsVisibleTo"), friend => friend.Attribute("Include")!.Value.StartsWith(Root, StringComparison.Ordinal));
        }
    }
}
