using System.CommandLine;
using System.Text;
using BytePair.Budgeting;
using BytePair.Cli.CommandLine;
using BytePair.Cli.Input;
using BytePair.Cli.Output;

namespace BytePair.Cli.Chunking;

/// <summary><c>bytepair chunk</c>: a text in chunks of at most so many tokens.</summary>
internal sealed class ChunkCommand : Command, IHasExamples
{
    private readonly Argument<string?> file = InputFile.CreateArgument("The text, in UTF-8.");
    private readonly NumberOption tokens = NumberOption.OfTokens("--tokens", TextChunkerOptions.LeastMaxTokens, "The most tokens of a chunk, what it repeats included.");
    private readonly NumberOption overlap = NumberOption.OfTokens("--overlap", least: 0, "The most tokens of a chunk's end that the next one repeats; default: 0.");

    private readonly Option<ChunkBoundary> boundary = ChoiceOption.Create(
        "--by",
        "Where chunks end, if they can; default: paragraphs. What is too long is cut at the next in this list.",
        ("paragraphs", ChunkBoundary.Paragraph),
        ("sentences", ChunkBoundary.Sentence),
        ("words", ChunkBoundary.Word),
        ("characters", ChunkBoundary.Grapheme));

    private readonly Option<ChunkFormat?> format = ChoiceOption.Create<ChunkFormat?>(
        "--format", "What the text is written in; default: markdown for files called .md or .markdown, else text.", ("text", ChunkFormat.PlainText), ("markdown", ChunkFormat.Markdown), ("code", ChunkFormat.Code));

    private readonly Option<bool> trim = new("--trim") { Description = "Leaves out the white space at both ends of chunks." };
    private readonly Option<bool> jsonLines = new("--jsonl") { Description = "Writes JSON Lines: an object for each chunk." };
    private readonly Option<string?> folder = new("--output", "-o") { HelpName = "FOLDER", Description = "Writes each chunk to a file there; --json and --jsonl then name the file in place of the text." };
    private readonly TokenizerOptions tokenizer;
    private readonly OutputOptions output;

    public ChunkCommand()
        : base("chunk", "Cuts a text into chunks of at most so many tokens, at the best places that there are.")
    {
        tokens.Required = true;
        tokenizer = new TokenizerOptions(this);
        Arguments.Add(file);
        foreach (Option option in (Option[])[tokens, overlap, boundary, format, trim, folder, jsonLines])
        {
            Options.Add(option);
        }

        output = new OutputOptions(this, OutputFormat.Json);
        SetAction(parsed => Run(parsed, InputFile.PathIn(parsed, file)));
    }

    public string Examples =>
        """
        JSON has index (from 0), start and end (in UTF-16 code units of the text), overlap (how many of these the chunk
        before has too), tokens, headings (of Markdown) and text.

        Examples:
          bytepair chunk --tokens 512 --overlap 64 book.txt
          bytepair chunk --model text-embedding-3-small --tokens 400 --jsonl guide.md > chunks.jsonl
          bytepair chunk --tokens 2000 --format code -o parts/ Program.cs
          pdftotext paper.pdf - | bytepair chunk --tokens 800 --by sentences --trim --jsonl
        """;

    private int Run(ParseResult parsed, string path)
    {
        var chunker = new TextChunker(tokenizer.Resolve(parsed), OptionsIn(parsed, path));
        string? target = parsed.GetValue(folder);
        return InputFile.Use(path, stream =>
        {
            ChunkFolder? files = target is null ? null : new ChunkFolder(target, Path.GetExtension(path));
            using var reader = new StreamReader(stream, Encoding.UTF8);
            int count = 0;
            long total = 0;
            Print(parsed, isWrittenToFiles: files is not null, chunker.Chunk(reader).Select((chunk, index) =>
            {
                (count, total) = (index + 1, total + chunk.TokenCount);
                return new NumberedChunk(index, chunk, files?.Write(index, chunk));
            }));
            if (target is not null)
            {
                Note.Write($"{Sizes.Grouped(count)} chunks with {Sizes.Grouped(total)} tokens are in '{target}'.");
            }

            return ExitCode.Success;
        });
    }

    private TextChunkerOptions OptionsIn(ParseResult parsed, string path)
    {
        if (overlap.In(parsed) >= tokens.In(parsed))
        {
            throw new CommandFailedException("--overlap leaves no room for new text: use a number below --tokens.");
        }

        if (parsed.GetValue(jsonLines) && output.FormatIn(parsed) == OutputFormat.Json)
        {
            throw new CommandFailedException("--json and --jsonl exclude each other: give one of them.");
        }

        bool isMarkdown = Path.GetExtension(path).ToUpperInvariant() is ".MD" or ".MARKDOWN";
        return new TextChunkerOptions
        {
            MaxTokens = tokens.TokensIn(parsed)!.Value,
            OverlapTokens = overlap.TokensIn(parsed) ?? 0,
            Boundary = parsed.GetValue(boundary),
            Format = parsed.GetValue(format) ?? (isMarkdown ? ChunkFormat.Markdown : ChunkFormat.PlainText),
            TrimWhiteSpace = parsed.GetValue(trim),
        };
    }

    private void Print(ParseResult parsed, bool isWrittenToFiles, IEnumerable<NumberedChunk> chunks)
    {
        using var standard = new StandardOutput();
        if (parsed.GetValue(jsonLines))
        {
            ChunkOutput.WriteJsonLines(standard, chunks);
        }
        else if (output.FormatIn(parsed) == OutputFormat.Json)
        {
            ChunkOutput.WriteJson(standard, chunks);
        }
        else
        {
            // In files they are, once they have been asked for.
            ChunkOutput.WriteText(standard, isWrittenToFiles ? chunks.Where(chunk => chunk.FileName is null) : chunks, output.ScreenIn(parsed));
        }

        standard.Flush();
    }
}
