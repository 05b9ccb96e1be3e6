namespace BytePair.Budgeting.Models;

/// <summary>
/// The catalogue in the assembly, <c>vocab/models.json</c> of the repository in the form of <see cref="PackedJson"/>; a type of its own, so that it is
/// read when it is first asked for.
/// </summary>
internal static class EmbeddedCatalog
{
    private const string ResourceName = "models.packed";

    public static ModelCatalog Instance { get; } = ModelCatalog.OfPacked(ReadPacked());

    /// <summary>What is embedded.</summary>
    public static byte[] ReadPacked()
    {
        using Stream packed = typeof(EmbeddedCatalog).Assembly.GetManifestResourceStream(ResourceName)
            ?? throw new InvalidOperationException($"The assembly lacks its resource {ResourceName}; it was changed after it was built.");
        return CatalogReader.ReadToEnd(packed);
    }
}
