using BytePair.Cli.Corpus.Reading;
using BytePair.Cli.Corpus.Shards;

namespace BytePair.Cli.Corpus.Journals;

/// <summary>What the journal says while a corpus is being written, and the manifest when it is complete.</summary>
internal sealed class CorpusState
{
    /// <summary>What was asked for: <see cref="CorpusSettings.Describe"/>.</summary>
    public required IReadOnlyList<KeyValuePair<string, string>> Settings { get; init; }

    /// <summary>The sources, in order.</summary>
    public required SourceRecord[] Sources { get; init; }

    /// <summary>The sides of the corpus.</summary>
    public required IReadOnlyList<SplitState> Splits { get; init; }

    /// <summary>Where reading goes on; null of a manifest, where all is read.</summary>
    public ReadingPosition? Position { get; init; }
}
