using System.Text;
using BytePair.Budgeting;
using BytePair.Cli.CommandLine;
using BytePair.Cli.Input;
using BytePair.Cli.Output;

namespace BytePair.Cli.Chunking;

/// <summary><c>bytepair chunk</c>: a text in chunks of at most so many tokens.</summary>
internal sealed class ChunkCommand() : ToolCommand("chunk", "Cuts a text into chunks of at most so many tokens, at the best places that there are.")
{
    private readonly FileArgument file = new("The text, in UTF-8.");
    private readonly TokenizerOptions tokenizer = new();
    private readonly NumberOption tokens = NumberOption.OfTokens("--tokens", TextChunkerOptions.LeastMaxTokens, "The most tokens of a chunk, what it repeats included.", isRequired: true);
    private readonly NumberOption overlap = NumberOption.OfTokens("--overlap", least: 0, "The most tokens of a chunk's end that the next one repeats; default: 0.");
    private readonly ChoiceOption boundary = new("--by", "Where chunks end, if they can; default: paragraphs. What is too long is cut at the next in this list.", "paragraphs", "sentences", "words", "characters");
    private readonly ChoiceOption format = new("--format", "What the text is written in; default: markdown for files called .md or .markdown, else text.", "text", "markdown", "code");
    private readonly Flag trim = new("--trim", "Leaves out the white space at both ends of chunks.");
    private readonly TextOption folder = new("--output", "FOLDER", "Writes each chunk to a file there; --json and --jsonl then name the file in place of the text.") { Alias = "-o" };
    private readonly Flag jsonLines = new("--jsonl", "Writes JSON Lines: an object for each chunk.");
    private readonly OutputOptions output = new(OutputFormat.Json);

    public override Parameter[] Parameters => [file, .. tokenizer.All, tokens, overlap, boundary, format, trim, folder, jsonLines, .. output.All];

    public override string Examples =>
        """
        JSON has index (from 0), start and end (in UTF-16 code units of the text), overlap (how many of these the chunk
        before has too), tokens, headings (of Markdown) and text.

        Examples:
          bytepair chunk --tokens 512 --overlap 64 book.txt
          bytepair chunk --model text-embedding-3-small --tokens 400 --jsonl guide.md > chunks.jsonl
          bytepair chunk --tokens 2000 --format code -o parts/ Program.cs
          pdftotext paper.pdf - | bytepair chunk --tokens 800 --by sentences --trim --jsonl
        """;

    public override string? Check() =>
        tokenizer.Check() ?? output.Check()
        ?? (overlap.Value >= tokens.Value ? "--overlap leaves no room for new text: use a number below --tokens."
            : jsonLines.IsGiven && output.Format == OutputFormat.Json ? "--json and --jsonl exclude each other: give one of them."
            : null);

    public override int Run()
    {
        var chunker = new TextChunker(tokenizer.ResolveFor(file.Path), Options());
        return InputFile.Use(file.Path, stream =>
        {
            ChunkFolder? files = folder.Value is { } target ? new ChunkFolder(target, Path.GetExtension(file.Path)) : null;
            using var reader = new StreamReader(stream, Encoding.UTF8);
            Print(Number(chunker.Chunk(reader), files));
            return ExitCode.Success;
        });
    }

    /// <summary>Each chunk with its number; it is written to its file, if there are any, of which the user is told at the end.</summary>
    private IEnumerable<NumberedChunk> Number(IEnumerable<TextChunk> chunks, ChunkFolder? files)
    {
        int count = 0;
        long total = 0;
        foreach (TextChunk chunk in chunks)
        {
            yield return new NumberedChunk(count, chunk, files?.Write(count, chunk));
            count++;
            total += chunk.TokenCount;
        }

        if (files is not null)
        {
            Note.Write($"{Sizes.Grouped(count)} chunks with {Sizes.Grouped(total)} tokens are in '{folder.Value}'.");
        }
    }

    private TextChunkerOptions Options()
    {
        bool isMarkdown = Path.GetExtension(file.Path).ToUpperInvariant() is ".MD" or ".MARKDOWN";
        return new TextChunkerOptions
        {
            MaxTokens = (int)tokens.RequiredValue,
            OverlapTokens = (int)(overlap.Value ?? 0),
            Boundary = boundary.Value switch { "sentences" => ChunkBoundary.Sentence, "words" => ChunkBoundary.Word, "characters" => ChunkBoundary.Grapheme, _ => ChunkBoundary.Paragraph },
            Format = format.Value switch { "text" => ChunkFormat.PlainText, "markdown" => ChunkFormat.Markdown, "code" => ChunkFormat.Code, _ => isMarkdown ? ChunkFormat.Markdown : ChunkFormat.PlainText },
            TrimWhiteSpace = trim.IsGiven,
        };
    }

    private void Print(IEnumerable<NumberedChunk> chunks)
    {
        using var standard = new StandardOutput();
        if (jsonLines.IsGiven)
        {
            ChunkOutput.WriteJsonLines(standard, chunks);
        }
        else if (output.Format == OutputFormat.Json)
        {
            ChunkOutput.WriteJson(standard, chunks);
        }
        else
        {
            // In files they are, once they have been asked for.
            ChunkOutput.WriteText(standard, folder.IsGiven ? chunks.Where(chunk => chunk.FileName is null) : chunks, output.Screen);
        }

        standard.Flush();
    }
}
