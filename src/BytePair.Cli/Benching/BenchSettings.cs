namespace BytePair.Cli.Benching;

/// <summary>What is to be measured.</summary>
/// <param name="Encodings">Names of encodings that there are.</param>
/// <param name="Sample">The text.</param>
/// <param name="Rounds">How many rounds a row has, if there is time.</param>
/// <param name="Threads">The number of threads of rows with several; below 2 there are no such rows.</param>
/// <param name="Limit">The time for all.</param>
internal sealed record BenchSettings(string[] Encodings, Sample Sample, int Rounds, int Threads, TimeSpan Limit);
