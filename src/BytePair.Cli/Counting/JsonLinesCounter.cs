using System.Text;
using System.Text.Json;
using BytePair.Cli.CommandLine;
using BytePair.Cli.Input;
using BytePair.Cli.Output;

namespace BytePair.Cli.Counting;

/// <summary>Counts what fields of JSON Lines hold: a record a line, many lines at a time by all processors.</summary>
internal sealed class JsonLinesCounter(CountOptions options, ProgressLine progress)
{
    private static readonly FileCount Empty = new("");

    /// <summary>Counts a file; what goes wrong is part of the result.</summary>
    public FileCount Count(InputPath path)
    {
        try
        {
            using Stream stream = InputFiles.Open(path.Path);
            using var watched = new WatchedStream(stream, progress);
            FileCount sum = Empty;
            foreach (FileCount next in OrderedWork.Run(LineBlocks.Read(watched), Count))
            {
                sum = sum.Plus(next);
                if (next.Failure is { } failure)
                {
                    throw new CommandFailedException($"{InputFiles.NameOf(path.Path)}: {failure}");
                }
            }

            return sum with { Name = path.Path, Files = 1 };
        }
        catch (Exception e) when (InputFiles.Explain(e, path.Path) is { } message)
        {
            return new FileCount(path.Path) { Failure = message };
        }
    }

    private FileCount Count(LineBlock block)
    {
        FileCount sum = Empty with { Files = 0 };
        ReadOnlyMemory<byte> rest = block.Text;
        for (long line = block.FirstLine; !rest.IsEmpty; line++)
        {
            int end = rest.Span.IndexOf((byte)'\n');
            ReadOnlyMemory<byte> record = end < 0 ? rest : rest[..end];
            rest = end < 0 ? default : rest[(end + 1)..];
            if (record.Span.Trim(" \t\r"u8).IsEmpty)
            {
                continue;
            }

            try
            {
                sum = sum.Plus(CountRecord(record));
            }
            catch (JsonException e)
            {
                return sum with { Failure = $"line {line} is no JSON: {e.Message}" };
            }
            catch (InvalidOperationException e)
            {
                return sum with { Failure = $"line {line} has a string that is no Unicode text: {e.Message}" };
            }
            catch (DisallowedSpecialTokenException e)
            {
                return sum with { Failure = $"line {line} contains the special token '{e.SpecialToken}'. '--special text' reads it as text, '--special recognize' as its id." };
            }
        }

        return sum;
    }

    private FileCount CountRecord(ReadOnlyMemory<byte> json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        long tokens = 0;
        long bytes = 0;
        bool hasText = false;
        foreach (FieldPath field in options.Fields)
        {
            field.FindStrings(document.RootElement, text =>
            {
                string value = text.GetString()!;
                tokens += options.Tokenizer.CountTokens(value, options.Special);
                bytes += Encoding.UTF8.GetByteCount(value);
                hasText = true;
            });
        }

        return Empty with
        {
            Files = 0,
            Tokens = tokens,
            Bytes = bytes,
            Records = 1,
            RecordsWithoutText = hasText ? 0 : 1,
            LongestRecord = tokens,
            OverLimit = tokens > options.LimitEach ? 1 : 0,
        };
    }
}
