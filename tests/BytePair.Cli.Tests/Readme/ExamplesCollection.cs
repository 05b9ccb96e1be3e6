namespace BytePair.Cli.Tests.Readme;

/// <summary>Examples work in folders and write to the console, of which a process has one each: they run alone, one after the other.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class ExamplesCollection
{
    public const string Name = "examples";
}
