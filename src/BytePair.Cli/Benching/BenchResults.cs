namespace BytePair.Cli.Benching;

/// <summary>All that was measured.</summary>
/// <param name="Info">The library as it runs here.</param>
/// <param name="Measurements">The rows.</param>
/// <param name="LoadSeconds">How long each encoding that was measured took until it was ready.</param>
/// <param name="LeftOut">Encodings for which there was no time.</param>
internal sealed record BenchResults(TokenizerInfo Info, List<Measurement> Measurements, Dictionary<string, double> LoadSeconds, string[] LeftOut);
