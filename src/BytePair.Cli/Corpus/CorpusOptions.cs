using System.Globalization;
using BytePair.Cli.CommandLine;
using BytePair.Cli.Corpus.Batches;
using BytePair.Cli.Corpus.Journals;
using BytePair.Cli.Corpus.Reading;
using BytePair.Cli.Corpus.Shards;

namespace BytePair.Cli.Corpus;

/// <summary>The options that say how a corpus is made.</summary>
internal sealed class CorpusOptions
{
    private const string NanoGpt = "nanogpt";
    private const string LlmC = "llmc";
    private const string Numpy = "npy";
    private const string Megatron = "megatron";
    private const string Datatrove = "datatrove";
    private const string Before = "before";
    private const string After = "after";
    private const string None = "none";
    private const string DefaultSeparator = "<|endoftext|>";

    /// <summary>What llm.c's own scripts make.</summary>
    private const long LlmCShard = 100_000_000;

    /// <summary>Megatron takes two bytes below this number of ids.</summary>
    private const int MegatronNarrow = 65_500;

    private const int DefaultCheckpoint = 5;

    private readonly ChoiceOption format = new("--format", "What the shards look like; default: nanogpt. See below.", NanoGpt, LlmC, Numpy, Megatron, Datatrove);
    private readonly ChoiceOption dtype = new("--dtype", "The type of ids; default: uint16 if all fit, else four bytes.", IdType.UInt16.Name, IdType.UInt32.Name, IdType.Int32.Name);
    private readonly AmountOption shardTokens = new("--shard-tokens", "How many tokens a shard has (such as 100M); default: all in one. Formats with documents end a shard behind the document that reaches it.");
    private readonly ChoiceOption separator = new("--separator", "Where each document has its separator; default: after, with llmc before.", Before, After, None);
    private readonly TextOption separatorToken = new("--separator-token", "TOKEN", $"The separator: a special token or another one; default: {DefaultSeparator}.");
    private readonly SpecialTokensOption special = new();
    private readonly ChoiceOption input = new("--input", "What the files are; default: their names tell (.jsonl and .ndjson, .json, text else).", "text", "jsonl", "json");
    private readonly TextOption textField = new("--field", "PATH", "The field with the text, such as content or page.body; default: text, or values that are strings.");
    private readonly Flag skipInvalid = new("--skip-invalid", "Pass over what is no document, and count it.");
    private readonly ShareOption split = new("--split", "The share of documents for validation, such as 0.01: train and val are written. A hash of its text tells a document's side.");
    private readonly NumberOption seed = new("--seed", "Another number gives another split.");
    private readonly AmountOption threads = new("--threads", "How many threads encode; default: one a processor.");
    private readonly NumberOption checkpoint = new("--checkpoint", "How often what is written is made to last, in seconds; default: 5.", most: int.MaxValue);

    public Parameter[] All => [format, dtype, shardTokens, separator, separatorToken, special, input, textField, skipInvalid, split, seed, threads, checkpoint];

    /// <summary>What the command line asks for.</summary>
    /// <exception cref="CommandFailedException">It can't be done so.</exception>
    public CorpusSettings Settings(BpeTokenizer tokenizer)
    {
        string formatName = format.Value ?? NanoGpt;
        IdType idType = TypeFor(dtype.Value, formatName, tokenizer);
        string token = separatorToken.Value ?? DefaultSeparator;
        string place = separator.Value ?? (formatName is LlmC ? Before : After);
        return new CorpusSettings
        {
            Tokenizer = tokenizer,
            Special = special.Handling,
            SpecialName = special.Value ?? "text",
            FormatName = formatName,
            Format = FormatOf(formatName, idType, tokenizer),
            TokensPerShard = TokensPerShard(shardTokens.Value ?? 0, formatName),
            SeparatorToken = token,
            Separator = place is None ? Separator.Nothing : new Separator(IdOf(token, tokenizer), place is Before),
            Field = FieldPath.Parse(textField.Value),
            Kind = input.Value switch { "text" => SourceKind.Text, "jsonl" => SourceKind.JsonLines, "json" => SourceKind.Json, _ => null },
            ValidationShare = split.Value,
            Seed = seed.Value ?? 0,
            SkipsInvalid = skipInvalid.IsGiven,
            Threads = threads.Value is { } asked ? (int)Math.Min(asked, 1024) : Environment.ProcessorCount,
            CheckpointInterval = TimeSpan.FromSeconds(checkpoint.Value ?? DefaultCheckpoint),
        };
    }

    private static ShardFormat FormatOf(string name, IdType idType, BpeTokenizer tokenizer) => name switch
    {
        LlmC => new LlmCFormat { IdType = idType },
        Numpy => new NumpyFormat { IdType = idType },
        Megatron => new MegatronFormat { IdType = idType },
        Datatrove => new DatatroveFormat(tokenizer.EncodingName) { IdType = idType },
        _ => new NanoGptFormat { IdType = idType },
    };

    private static IdType TypeFor(string? name, string formatName, BpeTokenizer tokenizer)
    {
        int size = tokenizer.VocabularySize;
        if (name is null)
        {
            bool isNarrow = formatName is Megatron ? size < MegatronNarrow : IdType.UInt16.Fits(size);
            return isNarrow ? IdType.UInt16 : formatName is Megatron ? IdType.Int32 : IdType.UInt32;
        }

        IdType asked = Array.Find(IdType.All, type => string.Equals(type.Name, name, StringComparison.Ordinal))!;
        if (!asked.Fits(size))
        {
            throw new CommandFailedException(
                string.Create(CultureInfo.InvariantCulture, $"{tokenizer.EncodingName} has {size} ids, and uint16 holds {ushort.MaxValue + 1}. Use --dtype uint32, or another encoding."));
        }

        IdType wide = formatName is Megatron ? IdType.Int32 : IdType.UInt32;
        bool isKnown = asked == IdType.UInt16 || asked == wide || formatName is Numpy;
        return isKnown ? asked : throw new CommandFailedException($"--format {formatName} has no {asked.Name}. Use uint16 or {wide.Name}.");
    }

    private static long TokensPerShard(long asked, string formatName)
    {
        if (formatName is LlmC && asked > LlmCFormat.MaxTokens)
        {
            throw new CommandFailedException(
                string.Create(CultureInfo.InvariantCulture, $"--format llmc holds {LlmCFormat.MaxTokens} tokens a shard, and --shard-tokens asks for {asked}."));
        }

        return asked > 0 ? asked : formatName is LlmC ? LlmCShard : long.MaxValue;
    }

    private static int IdOf(string token, BpeTokenizer tokenizer)
    {
        if (tokenizer.SpecialTokens.TryGetValue(token, out int special))
        {
            return special;
        }

        return tokenizer.TryGetTokenId(token, out int id)
            ? id
            : throw new CommandFailedException($"{tokenizer.EncodingName} has no token '{token}' to separate documents with. Its special tokens: {string.Join(", ", tokenizer.SpecialTokens.Keys)}.");
    }
}
