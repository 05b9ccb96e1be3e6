using BytePair.Cli.CommandLine;
using BytePair.Cli.Input;

namespace BytePair.Cli.Corpus;

/// <summary><c>bytepair corpus</c>: shards of tokens to train models with.</summary>
internal sealed class CorpusCommand() : ToolCommand("corpus", "Makes shards of tokens to train models with; on all processors, the same bytes always, gone on with after a kill.")
{
    private readonly FilesArgument files = new("Text, JSON lines or JSON, packed with gzip or not. A file of text is one document.");
    private readonly TokenizerOptions tokenizer = new();
    private readonly TextOption output = new("--output", "FOLDER", "Where the shards go, with manifest.json. What a killed run has left there is gone on with.") { Alias = "-o" };
    private readonly CorpusOptions corpus = new();
    private readonly Flag restart = new("--restart", "Delete what an earlier run has left in the folder.");
    private readonly TextOption verify = new("--verify", "FOLDER", "Instead of writing, check the files of a complete corpus against its manifest; exit code 1 if they differ.");

    public override Parameter[] Parameters => [files, .. tokenizer.All, output, .. corpus.All, restart, verify];

    public override string Examples =>
        """
        Examples:
          bytepair corpus -e gpt2 --format nanogpt --split 0.0005 -o data/ book.txt essays.txt
          bytepair corpus --format megatron --field content --shard-tokens 1B -o shards/ dump-*.jsonl.gz
          bytepair corpus -e gpt2 --format llmc -o fineweb/ fineweb.jsonl
          bytepair corpus --verify shards/

        Formats (ids are little-endian):
          nanogpt    .bin: ids alone
          llmc       .bin: a header of 1024 bytes, then ids; 100M tokens a shard
          npy        .npy: an array that numpy.load reads, also with mmap_mode
          megatron   .bin and .idx: an indexed data set; documents stay whole
          datatrove  .ds, .ds.index, .ds.metadata; documents stay whole
        """;

    public override string? Check() => tokenizer.Check()
        ?? (verify.IsGiven == output.IsGiven ? "Give --output FOLDER to make a corpus, or --verify FOLDER to check one."
            : verify.IsGiven && files.IsGiven ? "--verify takes no files: the manifest names them."
            : null);

    public override int Run() => verify.Value is { } folder
        ? Verification.Run(folder)
        : Make(output.Value!, corpus.Settings(tokenizer.Resolve()), files.Paths, restart.IsGiven);

    private static int Make(string folder, Journals.CorpusSettings settings, string[] paths, bool restarts)
    {
        CorpusSummary.Print(new CorpusRun(settings, folder).Run(paths, restarts));
        return ExitCode.Success;
    }
}
