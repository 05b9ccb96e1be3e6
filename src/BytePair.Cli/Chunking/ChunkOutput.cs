using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using BytePair.Budgeting;
using BytePair.Cli.CommandLine;
using BytePair.Cli.Output;

namespace BytePair.Cli.Chunking;

/// <summary>Chunks on standard output, each as soon as there is one.</summary>
internal static class ChunkOutput
{
    private const string Faint = "\e[2m";
    private const string Plain = "\e[0m";

    /// <summary>Each below a line that says which it is.</summary>
    public static void WriteText(StandardOutput output, IEnumerable<NumberedChunk> chunks, Screen screen)
    {
        foreach (NumberedChunk chunk in chunks)
        {
            string title = TitleOf(chunk);
            Encoding.UTF8.GetBytes(screen.HasColours ? $"{Faint}{title}{Plain}\n" : $"{title}\n", output);
            ReadOnlySpan<char> text = chunk.Chunk.Text.Span;
            Encoding.UTF8.GetBytes(text, output);
            output.Write(text is [.., '\n'] ? [] : "\n"u8);
        }
    }

    /// <summary>An array of objects.</summary>
    public static void WriteJson(StandardOutput output, IEnumerable<NumberedChunk> chunks) => JsonOutput.Write(output, writer =>
    {
        writer.WriteStartArray();
        foreach (NumberedChunk chunk in chunks)
        {
            Write(writer, chunk);
            writer.Flush();
        }

        writer.WriteEndArray();
    });

    /// <summary>An object on each line.</summary>
    public static void WriteJsonLines(StandardOutput output, IEnumerable<NumberedChunk> chunks)
    {
        foreach (NumberedChunk chunk in chunks)
        {
            JsonOutput.WriteLine(output, writer => Write(writer, chunk));
        }
    }

    private static string TitleOf(NumberedChunk numbered)
    {
        TextChunk chunk = numbered.Chunk;
        string path = chunk.Headings.Count > 0 ? $", {Failure.OnOneLine(string.Join(" / ", chunk.Headings))}" : "";
        return string.Create(CultureInfo.InvariantCulture, $"--- chunk {numbered.Index}: {chunk.TokenCount} tokens, chars {chunk.Start} to {chunk.End}{path} ---");
    }

    private static void Write(Utf8JsonWriter writer, NumberedChunk numbered)
    {
        TextChunk chunk = numbered.Chunk;
        writer.WriteStartObject();
        writer.WriteNumber("index", numbered.Index);
        writer.WriteNumber("start", chunk.Start);
        writer.WriteNumber("end", chunk.End);
        writer.WriteNumber("overlap", chunk.OverlapLength);
        writer.WriteNumber("tokens", chunk.TokenCount);
        if (chunk.Headings.Count > 0)
        {
            writer.WriteStartArray("headings");
            foreach (string heading in chunk.Headings)
            {
                writer.WriteStringValue(heading);
            }

            writer.WriteEndArray();
        }

        if (numbered.FileName is { } name)
        {
            writer.WriteString("file", name);
        }
        else
        {
            writer.WriteString("text", chunk.Text.Span);
        }

        writer.WriteEndObject();
    }
}
