namespace BytePair.Budgeting.Models;

/// <summary>The catalogue in the assembly, <c>vocab/models.json</c> of the repository; a type of its own, so that it is read when it is first asked for.</summary>
internal static class EmbeddedCatalog
{
    private const string ResourceName = "models.json";

    public static ModelCatalog Instance { get; } = Read();

    private static ModelCatalog Read()
    {
        using Stream json = typeof(EmbeddedCatalog).Assembly.GetManifestResourceStream(ResourceName)
            ?? throw new InvalidOperationException($"The assembly lacks its resource {ResourceName}; it was changed after it was built.");
        return ModelCatalog.Empty.WithJson(json);
    }
}
