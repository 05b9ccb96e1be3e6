using System.Xml.Linq;
using BytePair.Tests.Support;

namespace BytePair.Budgeting.Tests.Architecture;

/// <summary>Budgets stand on what every user of the core has: its public API and nothing else.</summary>
public sealed class ArrowTests
{
    [Fact]
    public void The_core_shows_its_internals_to_no_budget()
    {
        var core = XDocument.Load(Repository.PathOf("src", "BytePair", "BytePair.csproj"));
        string[] friends = [.. core.Descendants("InternalsVisibleTo").Select(friend => friend.Attribute("Include")!.Value)];
        Assert.NotEmpty(friends);
        Assert.DoesNotContain(friends, friend => friend.StartsWith("BytePair.Budgeting", StringComparison.Ordinal));
    }

    [Fact]
    public void It_asks_for_the_core_and_the_reader_of_JSON_only()
    {
        var project = XDocument.Load(Repository.PathOf("src", "BytePair.Budgeting", "BytePair.Budgeting.csproj"));
        Assert.Equal(["../BytePair/BytePair.csproj"], project.Descendants("ProjectReference").Select(reference => reference.Attribute("Include")!.Value));
        Assert.Equal(["System.Text.Json"], project.Descendants("PackageReference").Select(reference => reference.Attribute("Include")!.Value));
    }
}
