using System.Text.Json;

namespace BytePair.Cli.CommandLine;

/// <summary>A tokenizer read from a file, whatever of the known kinds it is: its contents tell.</summary>
internal static class TokenizerFile
{
    private const int MaxLength = 1 << 30; // in bytes; the largest in use have a tenth of it

    /// <summary>Reads the tokenizer.</summary>
    /// <param name="path">The file.</param>
    /// <param name="pattern">How it cuts text, where the file doesn't say; null if not given.</param>
    /// <exception cref="CommandFailedException">It can't be read, or is no tokenizer; the message says why.</exception>
    public static BpeTokenizer Load(string path, string? pattern)
    {
        try
        {
            return Read(path, pattern);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new CommandFailedException($"there is no file '{path}' to read a tokenizer from. Check the name and the folder.");
        }
        catch (UnauthorizedAccessException)
        {
            throw new CommandFailedException($"can't read a tokenizer from '{path}': it is a folder, or its access rights forbid it.");
        }
        catch (Exception e) when (e is InvalidDataException or NotSupportedException or ArgumentException or JsonException or IOException)
        {
            throw new CommandFailedException($"can't read a tokenizer from '{path}': {e.Message}");
        }
    }

    private static BpeTokenizer Read(string path, string? pattern)
    {
        if (new FileInfo(path) is { Exists: true, Length: > MaxLength })
        {
            throw new InvalidDataException("it has more than 1 GB, so it is none.");
        }

        byte[] contents = File.ReadAllBytes(path);
        if (contents.AsSpan().StartsWith("BytePair"u8))
        {
            return BpeTokenizer.Load(path);
        }

        if (contents.AsSpan().TrimStart(" \t\r\n\uFEFF"u8) is [(byte)'{', ..])
        {
            return HasModel(contents) ? BpeTokenizer.CreateFromTokenizerJson(contents) : BpeTokenizer.CreateFromTekken(contents);
        }

        if (pattern is null)
        {
            throw new InvalidDataException("a *.tiktoken file doesn't say how text is cut: add --pattern gpt2, cl100k, o200k or a regular expression.");
        }

        return BpeTokenizer.CreateFromTiktoken(path, PatternOf(pattern));
    }

    private static string PatternOf(string pattern) => pattern switch
    {
        "gpt2" => BpePatterns.Gpt2,
        "cl100k" => BpePatterns.Cl100k,
        "o200k" => BpePatterns.O200k,
        _ => pattern,
    };

    /// <summary>A tokenizer.json has its vocabulary under <c>model</c>; a tekken.json has none of that name.</summary>
    private static bool HasModel(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json.TrimStart("\uFEFF"u8), new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("model"u8))
            {
                return true;
            }

            reader.Skip();
        }

        return false;
    }
}
