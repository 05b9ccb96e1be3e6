using System.IO.Compression;
using System.Reflection.Metadata;
using System.Text;
using System.Xml.Linq;
using BytePair.Packages.Tests.Support;

namespace BytePair.Packages.Tests;

/// <summary>
/// Where this repository is published isn't known to it, so a package is made of a small library in a clone that has an address: it says
/// where it comes from, and its symbols lead to the sources there. All that makes packages is ours, only the library is another.
/// </summary>
[Collection(PackagesCollection.Name)]
public sealed class SourceLinkTests(PackedSolution packages)
{
    private const string Address = "https://github.com/example/bytepair";
    private const string Commit = "0123456789abcdef0123456789abcdef01234567";

    private static readonly Guid SourceLink = new("CC110556-A091-4D38-9FEC-25AB9A351A6A");

    [Fact]
    public void A_package_of_a_clone_leads_to_its_sources()
    {
        string clone = MakeClone();
        packages.RunDotnet(Path.Combine(clone, "src", "Small"), "pack", "-c", "Release", "-o", clone, "-nodeReuse:false", "-v", "quiet", "-nologo");

        using ZipArchive package = ZipFile.OpenRead(Assert.Single(Directory.EnumerateFiles(clone, "*.nupkg")));
        using Stream nuspec = package.GetEntry("Small.nuspec")!.Open();
        XElement[] metadata = [.. XDocument.Load(nuspec).Descendants()];
        XElement repository = Assert.Single(metadata, element => element.Name.LocalName == "repository");
        Assert.Equal((Address + ".git", Commit), (repository.Attribute("url")!.Value, repository.Attribute("commit")!.Value));
        Assert.Equal(Address, Assert.Single(metadata, element => element.Name.LocalName == "projectUrl").Value);

        using ZipArchive symbols = ZipFile.OpenRead(Assert.Single(Directory.EnumerateFiles(clone, "*.snupkg")));
        Assert.Equal($$$"""{"documents":{"/_/*":"https://raw.githubusercontent.com/example/bytepair/{{{Commit}}}/*"}}""", LinksOf(symbols.GetEntry("lib/net10.0/Small.pdb")!));
    }

    private string MakeClone()
    {
        string clone = Path.Combine(packages.Root, "clone");
        string library = Directory.CreateDirectory(Path.Combine(clone, "src", "Small")).FullName;
        foreach (string file in new[] { "LICENSE", "THIRD-PARTY-NOTICES.md", "Directory.Packages.props", "src/Directory.Build.props", "src/Directory.Build.targets", "src/BannedSymbols.txt", "src/icon.png" })
        {
            File.Copy(Repository.PathOf(file), Path.Combine(clone, file));
        }

        File.WriteAllText(Path.Combine(library, "README.md"), "# Small\n");
        File.WriteAllText(Path.Combine(library, "One.cs"), "namespace Small;\n\n/// <summary>One.</summary>\npublic static class One\n{\n    /// <summary>Its value.</summary>\n    public const int Value = 1;\n}\n");
        File.WriteAllText(Path.Combine(library, "Small.csproj"), """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <IsPackable>true</IsPackable>
                <Description>A library of one value, to see what a package says of where it comes from.</Description>
              </PropertyGroup>
            </Project>
            """);

        string git = Directory.CreateDirectory(Path.Combine(clone, ".git", "refs", "heads")).Parent!.Parent!.FullName;
        Directory.CreateDirectory(Path.Combine(git, "objects"));
        File.WriteAllText(Path.Combine(git, "HEAD"), "ref: refs/heads/main\n");
        File.WriteAllText(Path.Combine(git, "refs", "heads", "main"), Commit + "\n");
        File.WriteAllText(Path.Combine(git, "config"), $"[core]\n\trepositoryformatversion = 0\n[remote \"origin\"]\n\turl = {Address}.git\n");
        return clone;
    }

    private static string LinksOf(ZipArchiveEntry entry)
    {
        var copy = new MemoryStream();
        using (Stream content = entry.Open())
        {
            content.CopyTo(copy);
        }

        copy.Position = 0;
        using MetadataReaderProvider symbols = MetadataReaderProvider.FromPortablePdbStream(copy);
        MetadataReader reader = symbols.GetMetadataReader();
        return Assert.Single(reader.CustomDebugInformation.Select(reader.GetCustomDebugInformation)
            .Where(information => reader.GetGuid(information.Kind) == SourceLink)
            .Select(information => Encoding.UTF8.GetString(reader.GetBlobBytes(information.Value))));
    }
}
