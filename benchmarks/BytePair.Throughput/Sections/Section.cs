namespace BytePair.Throughput.Sections;

/// <summary>The tables that can be asked for, in the order in which they are measured.</summary>
internal static class Section
{
    private static readonly (string Name, Action<Run> Measure)[] All =
    [
        ("new", NewTextSection.Measure),
        ("warm", WarmSection.Measure),
        ("documents", DocumentsSection.Measure),
        ("short", ShortTextSection.Measure),
        ("worst", WorstCaseSection.Measure),
        ("load", LoadSection.Measure),
        ("process", ProcessSection.Measure),
        ("memory", MemorySection.Measure),
        ("threads", ThreadsSection.Measure),
        ("models", ModelsSection.Measure),
        ("train", TrainSection.Measure),
    ];

    /// <summary>All of them.</summary>
    public static string[] Names => [.. All.Select(section => section.Name)];

    public static void Measure(Run run, IReadOnlyCollection<string> names)
    {
        foreach ((_, Action<Run> measure) in All.Where(section => names.Contains(section.Name, StringComparer.Ordinal)))
        {
            measure(run);
        }
    }
}
