namespace BytePair.Tests.Performance;

/// <summary>Tests that look at the clock run when no other test does.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
