using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;
using System.Xml.Linq;
using BytePair.Packages.Tests.Support;

namespace BytePair.Packages.Tests;

/// <summary>What is said inside the assemblies and their symbols: reproducible, trimmable, documented.</summary>
[Collection(PackagesCollection.Name)]
public sealed class AssemblyTests(PackedSolution packages)
{
    public static TheoryData<string, string> Builds
    {
        get
        {
            var builds = new TheoryData<string, string>();
            foreach ((string package, Dictionary<string, string[]> dependencies) in Expected.Libraries)
            {
                foreach (string framework in dependencies.Keys)
                {
                    builds.Add(package, framework);
                }
            }

            return builds;
        }
    }

    [Theory, MemberData(nameof(Builds))]
    public void An_assembly_can_be_made_again_byte_for_byte(string package, string framework)
    {
        using var assembly = new PEReader(Open(package, "nupkg", $"lib/{framework}/{package}.dll"));

        Assert.Contains(assembly.ReadDebugDirectory(), entry => entry.Type == DebugDirectoryEntryType.Reproducible);
    }

    [Theory, MemberData(nameof(Builds))]
    public void Symbols_name_no_folder_of_the_machine(string package, string framework)
    {
        using MetadataReaderProvider symbols = MetadataReaderProvider.FromPortablePdbStream(Open(package, "snupkg", $"lib/{framework}/{package}.pdb"));
        MetadataReader reader = symbols.GetMetadataReader();
        string[] sources = [.. reader.Documents.Select(document => reader.GetString(reader.GetDocument(document).Name))];

        Assert.NotEmpty(sources);
        Assert.All(sources, source => Assert.StartsWith("/_/src/", source, StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Builds))]
    public void What_can_be_trimmed_says_so(string package, string framework)
    {
        using var assembly = new PEReader(Open(package, "nupkg", $"lib/{framework}/{package}.dll"));
        MetadataReader reader = assembly.GetMetadataReader();
        string[] metadata = [.. reader.GetAssemblyDefinition().GetCustomAttributes()
            .Select(handle => Encoding.UTF8.GetString(reader.GetBlobBytes(reader.GetCustomAttribute(handle).Value)))];

        bool says = metadata.Any(text => text.Contains("IsTrimmable", StringComparison.Ordinal) && text.Contains("True", StringComparison.Ordinal));
        Assert.Equal(framework.StartsWith("net1", StringComparison.Ordinal) || framework == "net8.0", says);
    }

    [Theory, MemberData(nameof(Builds))]
    public void Members_have_their_documentation(string package, string framework)
    {
        using Stream xml = Open(package, "nupkg", $"lib/{framework}/{package}.xml");
        XElement[] members = [.. XDocument.Load(xml).Descendants("member")];

        Assert.NotEmpty(members);
        Assert.All(members, member => Assert.True(member.HasElements, $"{member.Attribute("name")?.Value} has no documentation."));
    }

    private MemoryStream Open(string package, string extension, string entry)
    {
        using ZipArchive archive = ZipFile.OpenRead(packages.PathOf(package, extension));
        using Stream content = archive.GetEntry(entry)!.Open();
        var copy = new MemoryStream();
        content.CopyTo(copy);
        copy.Position = 0;
        return copy;
    }
}
