using System.CommandLine;
using BytePair.Cli.CommandLine;
using BytePair.Cli.Input;

namespace BytePair.Cli.Corpus;

/// <summary><c>bytepair corpus</c>: shards of tokens to train models with.</summary>
internal sealed class CorpusCommand : Command, IHasExamples
{
    private readonly Argument<string[]> files = InputFiles.CreateArgument("Text, JSON lines or JSON, packed with gzip or not. A file of text is one document.");
    private readonly Option<string> output = new("--output", "-o") { HelpName = "FOLDER", Description = "Where the shards go, with manifest.json. What a killed run has left there is gone on with." };
    private readonly Option<string> verify = new("--verify") { HelpName = "FOLDER", Description = "Instead of writing, check the files of a complete corpus against its manifest; exit code 1 if they differ." };
    private readonly Option<bool> restart = new("--restart") { Description = "Delete what an earlier run has left in the folder." };

    public CorpusCommand()
        : base("corpus", "Makes shards of tokens to train models with; on all processors, the same bytes always, gone on with after a kill.")
    {
        var tokenizer = new TokenizerOptions(this);
        Arguments.Add(files);
        Options.Add(output);
        var corpus = new CorpusOptions(this);
        Options.Add(restart);
        Options.Add(verify);
        Validators.Add(parsed =>
        {
            bool isVerified = parsed.GetResult(verify) is not null;
            if (isVerified == parsed.GetResult(output) is not null)
            {
                parsed.AddError("Give --output FOLDER to make a corpus, or --verify FOLDER to check one.");
            }
            else if (isVerified && parsed.GetValue(files) is { Length: > 0 })
            {
                parsed.AddError("--verify takes no files: the manifest names them.");
            }
        });
        SetAction(parsed => parsed.GetValue(verify) is { } folder
            ? Verification.Run(folder)
            : Make(parsed.GetValue(output)!, corpus.Read(parsed, tokenizer.Resolve(parsed)), InputFiles.PathsIn(parsed, files), parsed.GetValue(restart)));
    }

    public string Examples =>
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

    private static int Make(string folder, Journals.CorpusSettings settings, string[] paths, bool restarts)
    {
        CorpusSummary.Print(new CorpusRun(settings, folder).Run(paths, restarts));
        return ExitCode.Success;
    }
}
