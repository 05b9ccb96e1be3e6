namespace BytePair.Cli.Corpus.Shards;

/// <summary>Ids and nothing else: what nanoGPT's <c>train.bin</c> is, and what <c>numpy.memmap</c> takes.</summary>
internal sealed class NanoGptFormat : ShardFormat
{
    public override string Extension => ".bin";
}
