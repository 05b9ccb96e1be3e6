using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Xml.Linq;
using BytePair.Packages.Tests.Support;

namespace BytePair.Packages.Tests;

/// <summary>A package has what belongs to it and nothing else, and says of itself what is so.</summary>
[Collection(PackagesCollection.Name)]
public sealed class PackageContentTests(PackedSolution packages)
{
    private static readonly string[] ForPeople = ["LICENSE", "README.md", "THIRD-PARTY-NOTICES.md", "icon.png"];

    private static readonly string[] LibraryNames = [.. Expected.Libraries.Select(library => library.Package)];

    public static TheoryData<string> Libraries => new(LibraryNames);

    public static TheoryData<string, string> Tools => new() { { Expected.ToolForHere, RuntimeInformation.RuntimeIdentifier }, { Expected.ToolForAny, "any" } };

    public static TheoryData<string> All => new([.. LibraryNames, Expected.Tool, Expected.ToolForHere, Expected.ToolForAny]);

    [Fact]
    public void There_are_no_other_packages()
    {
        string[] withSymbols = [.. LibraryNames, Expected.ToolForHere, Expected.ToolForAny];
        string[] names = [.. withSymbols.SelectMany(name => new[] { $"{name}.{packages.Version}.nupkg", $"{name}.{packages.Version}.snupkg" }), $"{Expected.Tool}.{packages.Version}.nupkg"];

        Assert.Equal(names.Order(StringComparer.Ordinal), Directory.EnumerateFiles(packages.Feed).Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal));
    }

    [Theory, MemberData(nameof(Libraries))]
    public void A_library_has_an_assembly_and_its_documentation_for_each_framework(string package)
    {
        string[] frameworks = [.. Expected.DependenciesOf(package).Keys];

        Assert.Equal(
            Sorted([$"{package}.nuspec", .. ForPeople, .. frameworks.SelectMany(framework => new[] { $"lib/{framework}/{package}.dll", $"lib/{framework}/{package}.xml" })]),
            Sorted(EntriesOf(packages.PathOf(package))));
        Assert.Equal(
            Sorted([$"{package}.nuspec", .. frameworks.Select(framework => $"lib/{framework}/{package}.pdb")]),
            Sorted(EntriesOf(packages.PathOf(package, "snupkg"))));
    }

    [Theory, MemberData(nameof(Libraries))]
    public void A_library_depends_on_what_its_frameworks_lack_alone(string package)
    {
        XElement[] groups = [.. Nuspec(package).Descendants().Where(element => element.Name.LocalName == "group")];

        var dependencies = groups.ToDictionary(
            group => FolderNameOf(group.Attribute("targetFramework")!.Value),
            group => group.Elements().Select(dependency => $"{dependency.Attribute("id")!.Value} {dependency.Attribute("version")!.Value}").Order(StringComparer.Ordinal).ToArray());

        Assert.Equal(Sorted(Expected.DependenciesOf(package).Keys), Sorted(dependencies.Keys));
        Assert.All(Expected.DependenciesOf(package), framework => Assert.Equal(framework.Value.Select(name => name.Replace("VERSION", packages.Version, StringComparison.Ordinal)), dependencies[framework.Key]));
    }

    [Theory, MemberData(nameof(Tools))]
    public void A_tool_carries_what_it_needs(string package, string runtime)
    {
        bool isNative = runtime != "any" && Expected.ToolIsNative;
        string[] files = isNative ? Expected.NativeToolFiles : Expected.ToolFiles;
        string start = isNative ? "EntryPoint=\"bytepair\" Runner=\"executable\"" : "EntryPoint=\"BytePair.Cli.dll\" Runner=\"dotnet\"";
        string[] entries = [.. EntriesOf(packages.PathOf(package))];

        Assert.Equal(Sorted([$"{package}.nuspec", .. ForPeople, .. files.Select(file => $"tools/net10.0/{runtime}/{file}")]), Sorted(entries));
        Assert.DoesNotContain(Nuspec(package).Descendants(), element => element.Name.LocalName == "dependency");
        Assert.Equal("DotnetToolRidPackage", TypeOf(package));
        Assert.Contains("<Command Name=\"bytepair\" " + start, ReadText(package, $"tools/net10.0/{runtime}/DotnetToolSettings.xml"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_tool_leads_to_that_of_the_runtime()
    {
        const string Settings = "tools/any/any/DotnetToolSettings.xml";
        Assert.Equal(Sorted([$"{Expected.Tool}.nuspec", .. ForPeople, Settings]), Sorted(EntriesOf(packages.PathOf(Expected.Tool))));
        Assert.Equal("DotnetTool", TypeOf(Expected.Tool));
        Assert.Equal(
            [Expected.ToolForHere, Expected.ToolForAny],
            XDocument.Parse(ReadText(Expected.Tool, Settings)).Descendants("RuntimeIdentifierPackage").Select(element => element.Attribute("Id")!.Value));
    }

    [Theory, MemberData(nameof(All))]
    public void A_package_says_what_it_is(string package)
    {
        XElement metadata = Nuspec(package).Root!.Elements().Single();

        Assert.Equal("MIT", Value("license"));
        Assert.Equal("expression", Element("license").Attribute("type")!.Value);
        Assert.Equal("README.md", Value("readme"));
        Assert.Equal("icon.png", Value("icon"));
        Assert.Equal("The BytePair authors", Value("authors"));
        Assert.Contains("tokens", Value("tags").Split(' '));
        Assert.InRange(Value("description").Length, 60, 4000);
        Assert.Equal(File.ReadAllText(Repository.PathOf("src", package.StartsWith(Expected.Tool, StringComparison.Ordinal) ? Expected.Tool : package, "README.md")), ReadText(package, "README.md"));
        Assert.Equal(File.ReadAllText(Repository.PathOf("THIRD-PARTY-NOTICES.md")), ReadText(package, "THIRD-PARTY-NOTICES.md"));

        XElement Element(string name) => metadata.Elements().Single(element => element.Name.LocalName == name);
        string Value(string name) => Element(name).Value;
    }

    [Fact]
    public void The_icon_is_a_small_png()
    {
        byte[] icon = File.ReadAllBytes(Repository.PathOf("src", "icon.png"));

        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A], icon[..8]);
        Assert.InRange(icon.Length, 100, 100_000);
    }

    private string TypeOf(string package) =>
        Assert.Single(Nuspec(package).Descendants(), element => element.Name.LocalName == "packageType").Attribute("name")!.Value;

    private XDocument Nuspec(string package) => XDocument.Parse(ReadText(package, package + ".nuspec"));

    private string ReadText(string package, string entry)
    {
        using ZipArchive archive = ZipFile.OpenRead(packages.PathOf(package));
        using var reader = new StreamReader(archive.GetEntry(entry)!.Open());
        return reader.ReadToEnd();
    }

    /// <summary>The files of a package, without those that every package has for the packaging's own sake.</summary>
    private static string[] EntriesOf(string path)
    {
        using ZipArchive archive = ZipFile.OpenRead(path);
        return [.. archive.Entries.Select(entry => entry.FullName).Where(name => name is not ("[Content_Types].xml" or "_rels/.rels") && !name.EndsWith(".psmdcp", StringComparison.Ordinal))];
    }

    private static string[] Sorted(IEnumerable<string> names) => [.. names.Order(StringComparer.Ordinal)];

    /// <summary>The name of a framework's folder: nuspecs write <c>.NETStandard2.0</c>.</summary>
    private static string FolderNameOf(string framework) => framework.TrimStart('.').ToLowerInvariant();
}
