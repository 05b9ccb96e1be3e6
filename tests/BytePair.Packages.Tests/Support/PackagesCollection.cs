namespace BytePair.Packages.Tests.Support;

/// <summary>All tests share the packages and run one after the other: each build takes all processors.</summary>
[CollectionDefinition(Name)]
public sealed class PackagesCollection : ICollectionFixture<PackedSolution>
{
    public const string Name = "packages";
}
