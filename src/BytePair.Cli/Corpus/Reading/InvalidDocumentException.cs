namespace BytePair.Cli.Corpus.Reading;

/// <summary>What should be a document is none.</summary>
/// <param name="problem">What is wrong, without the place.</param>
/// <param name="line">From 1 on.</param>
/// <param name="column">The byte of the line, from 1 on.</param>
internal sealed class InvalidDocumentException(string problem, long line, long column) : Exception($"line {line}, byte {column}: {problem}");
