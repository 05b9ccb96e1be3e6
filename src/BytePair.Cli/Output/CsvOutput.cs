using System.Buffers;
using System.Text;

namespace BytePair.Cli.Output;

/// <summary>Comma-separated values on standard output. A field with a comma, a quote or a line end stands in quotes (RFC 4180).</summary>
internal static class CsvOutput
{
    private static readonly SearchValues<char> Special = SearchValues.Create(",\"\r\n");

    /// <summary>Writes a row; null is an empty field.</summary>
    public static void WriteRow(StandardOutput output, params ReadOnlySpan<string?> fields)
    {
        for (int i = 0; i < fields.Length; i++)
        {
            if (i > 0)
            {
                output.Write(","u8);
            }

            Encoding.UTF8.GetBytes(Quoted(fields[i] ?? ""), output);
        }

        output.Write("\n"u8);
    }

    private static string Quoted(string field) =>
        field.AsSpan().ContainsAny(Special) ? $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : field;
}
