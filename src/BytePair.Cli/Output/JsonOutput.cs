using System.Text.Encodings.Web;
using System.Text.Json;

namespace BytePair.Cli.Output;

/// <summary>JSON on standard output: indented, with letters of all scripts as they are, and a line end behind it.</summary>
internal static class JsonOutput
{
    private static readonly JsonWriterOptions Indented = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // no page of HTML will have it inside
    };

    private static readonly JsonWriterOptions OneLine = Indented with { Indented = false };

    /// <summary>Writes one value.</summary>
    public static void Write(StandardOutput output, Action<Utf8JsonWriter> write) => Write(output, write, Indented);

    /// <summary>Writes one value on a line of its own, as in JSON Lines.</summary>
    public static void WriteLine(StandardOutput output, Action<Utf8JsonWriter> write) => Write(output, write, OneLine);

    private static void Write(StandardOutput output, Action<Utf8JsonWriter> write, JsonWriterOptions options)
    {
        using (var writer = new Utf8JsonWriter(output, options))
        {
            write(writer);
        }

        System.Buffers.BuffersExtensions.Write(output, "\n"u8);
    }
}
