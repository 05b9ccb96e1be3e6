using System.CommandLine;
using System.CommandLine.Parsing;
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

    private readonly Option<string> format = OneOf("--format", "What the shards look like; default: nanogpt. See below.", NanoGpt, LlmC, Numpy, Megatron, Datatrove);
    private readonly Option<string> dtype = OneOf("--dtype", "The type of ids; default: uint16 if all fit, else four bytes.", IdType.UInt16.Name, IdType.UInt32.Name, IdType.Int32.Name);
    private readonly Option<long> shardTokens = new("--shard-tokens") { HelpName = "N", Description = "How many tokens a shard has (such as 100M); default: all in one. Formats with documents end a shard behind the document that reaches it.", CustomParser = ParseCount };
    private readonly Option<string> separator = OneOf("--separator", "Where each document has its separator; default: after, with llmc before.", Before, After, None);
    private readonly Option<string> separatorToken = new("--separator-token") { HelpName = "TOKEN", Description = $"The separator: a special token or another one; default: {DefaultSeparator}." };
    private readonly Option<SpecialTokenHandling> special = SpecialTokensOption.Create();
    private readonly Option<string> input = OneOf("--input", "What the files are; default: their names tell (.jsonl and .ndjson, .json, text else).", "text", "jsonl", "json");
    private readonly Option<string> field = new("--field") { HelpName = "PATH", Description = "The field with the text, such as content or page.body; default: text, or values that are strings." };
    private readonly Option<bool> skipInvalid = new("--skip-invalid") { Description = "Pass over what is no document, and count it." };
    private readonly Option<double> split = new("--split") { HelpName = "SHARE", Description = "The share of documents for validation, such as 0.01: train and val are written. A hash of its text tells a document's side.", CustomParser = ParseShare };
    private readonly Option<long> seed = new("--seed") { HelpName = "N", Description = "Another number gives another split." };
    private readonly Option<long> threads = new("--threads") { HelpName = "N", Description = "How many threads encode; default: one a processor.", CustomParser = ParseCount };
    private readonly Option<int> checkpoint = new("--checkpoint") { HelpName = "SECONDS", Description = "How often what is written is made to last; default: 5.", CustomParser = ParseSeconds };

    public CorpusOptions(Command command)
    {
        foreach (Option option in (Option[])[format, dtype, shardTokens, separator, separatorToken, special, input, field, skipInvalid, split, seed, threads, checkpoint])
        {
            command.Options.Add(option);
        }
    }

    /// <summary>What the command line asks for.</summary>
    /// <exception cref="CommandFailedException">It can't be done so.</exception>
    public CorpusSettings Read(ParseResult parsed, BpeTokenizer tokenizer)
    {
        string formatName = parsed.GetValue(format) ?? NanoGpt;
        IdType idType = TypeFor(parsed.GetValue(dtype), formatName, tokenizer);
        string token = parsed.GetValue(separatorToken) ?? DefaultSeparator;
        string place = parsed.GetValue(separator) ?? (formatName is LlmC ? Before : After);
        return new CorpusSettings
        {
            Tokenizer = tokenizer,
            Special = parsed.GetValue(special),
            SpecialName = parsed.GetResult(special) is { Tokens: [.., var name] } ? name.Value : "text",
            FormatName = formatName,
            Format = FormatOf(formatName, idType, tokenizer),
            TokensPerShard = TokensPerShard(parsed.GetValue(shardTokens), formatName),
            SeparatorToken = token,
            Separator = place is None ? Separator.Nothing : new Separator(IdOf(token, tokenizer), place is Before),
            Field = FieldPath.Parse(parsed.GetValue(field)),
            Kind = parsed.GetValue(input) switch { "text" => SourceKind.Text, "jsonl" => SourceKind.JsonLines, "json" => SourceKind.Json, _ => null },
            ValidationShare = parsed.GetValue(split),
            Seed = parsed.GetValue(seed),
            SkipsInvalid = parsed.GetValue(skipInvalid),
            Threads = parsed.GetResult(threads) is null ? Environment.ProcessorCount : (int)Math.Min(parsed.GetValue(threads), 1024),
            CheckpointInterval = TimeSpan.FromSeconds(parsed.GetResult(checkpoint) is null ? DefaultCheckpoint : parsed.GetValue(checkpoint)),
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

    private static Option<string> OneOf(string name, string description, params string[] values)
    {
        var option = new Option<string>(name)
        {
            HelpName = string.Join('|', values),
            Description = description,
            CustomParser = argument =>
            {
                string value = argument.Tokens[^1].Value;
                if (!values.Contains(value, StringComparer.Ordinal))
                {
                    argument.AddError($"{name} can't be '{value}': use one of {string.Join(", ", values)}.");
                }

                return value;
            },
        };
        option.CompletionSources.Add(values);
        return option;
    }

    /// <summary>A number such as 1000, 100_000, 100K, 100M or 1B.</summary>
    private static long ParseCount(ArgumentResult argument)
    {
        string text = argument.Tokens[^1].Value;
        ReadOnlySpan<char> digits = text.Replace("_", string.Empty, StringComparison.Ordinal);
        long unit = digits is [.., var last] ? last switch { 'K' or 'k' => 1_000, 'M' or 'm' => 1_000_000, 'B' or 'b' or 'G' or 'g' => 1_000_000_000, _ => 1 } : 1;
        digits = unit == 1 ? digits : digits[..^1];
        bool isNumber = long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out long number);
        if (!isNumber || number <= 0 || number > long.MaxValue / 2 / unit)
        {
            argument.AddError($"'{text}' is no number from 1 on. It may be written as 100000, 100_000, 100K, 100M or 1B.");
            return 1;
        }

        return number * unit;
    }

    private static double ParseShare(ArgumentResult argument)
    {
        string text = argument.Tokens[^1].Value;
        if (!double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double share) || share >= 1)
        {
            argument.AddError($"--split can't be '{text}': use a share of 1, such as 0.01.");
        }

        return share;
    }

    private static int ParseSeconds(ArgumentResult argument)
    {
        string text = argument.Tokens[^1].Value;
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int seconds))
        {
            argument.AddError($"--checkpoint can't be '{text}': use a number of seconds.");
        }

        return seconds;
    }
}
