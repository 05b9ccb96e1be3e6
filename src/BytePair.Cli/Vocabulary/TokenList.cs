using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using BytePair.Cli.CommandLine;
using BytePair.Cli.Output;

namespace BytePair.Cli.Vocabulary;

/// <summary>Tokens as a table, as JSON or as CSV, in the order of their ids.</summary>
internal static class TokenList
{
    public static int Write(BpeTokenizer tokenizer, Predicate<VocabularyToken> isWanted, long top, OutputFormat format, Screen screen)
    {
        var found = new List<int>();
        int count = 0;
        foreach (VocabularyToken token in tokenizer.EnumerateTokens())
        {
            if (isWanted(token))
            {
                count++;
                if (top == 0 || count <= top)
                {
                    found.Add(token.Id);
                }
            }
        }

        using var output = new StandardOutput();
        switch (format)
        {
            case OutputFormat.Json:
                WriteJson(tokenizer, found, count, output);
                break;
            case OutputFormat.Csv:
                WriteCsv(tokenizer, found, output);
                break;
            default:
                WriteTable(tokenizer, found, count, output, screen);
                break;
        }

        output.Flush();
        return ExitCode.Success;
    }

    public static string Hex(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder(bytes.Length * 3);
        foreach (byte b in bytes)
        {
            text.Append(text.Length > 0 ? " " : "").Append(b.ToString("X2", CultureInfo.InvariantCulture));
        }

        return text.ToString();
    }

    private static void WriteTable(BpeTokenizer tokenizer, List<int> ids, int count, StandardOutput output, Screen screen)
    {
        var table = new TextTable(new TableColumn("id", IsNumber: true), new TableColumn("bytes", IsNumber: true), new TableColumn("token"), new TableColumn("in hexadecimal"));
        foreach (int id in ids)
        {
            ReadOnlySpan<byte> bytes = tokenizer.GetTokenBytes(id);
            table.Add(Plain(id), Plain(bytes.Length), VisibleText.Of(bytes) + (tokenizer.IsSpecialToken(id) ? "  (special)" : ""), Hex(bytes));
        }

        string more = ids.Count < count ? $"of {Sizes.Grouped(count)} tokens, the first {Sizes.Grouped(ids.Count)} (--top 0 shows all)" : count == 1 ? "1 token" : $"{Sizes.Grouped(count)} tokens";
        table.AddSum("", "", more, "");
        table.Write(output, screen);
    }

    private static void WriteCsv(BpeTokenizer tokenizer, List<int> ids, StandardOutput output)
    {
        CsvOutput.WriteRow(output, "id", "text", "bytes", "special");
        foreach (int id in ids)
        {
            CsvOutput.WriteRow(output, Plain(id), tokenizer.GetTokenText(id), Convert.ToHexString(tokenizer.GetTokenBytes(id)), tokenizer.IsSpecialToken(id) ? "true" : "false");
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)] // else what writes JSON is loaded where none is written
    private static void WriteJson(BpeTokenizer tokenizer, List<int> ids, int count, StandardOutput output) => JsonOutput.Write(output, writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("encoding", tokenizer.EncodingName);
        writer.WriteNumber("count", count);
        writer.WriteStartArray("tokens");
        foreach (int id in ids)
        {
            writer.WriteStartObject();
            writer.WriteNumber("id", id);
            writer.WriteString("text", tokenizer.GetTokenText(id));
            writer.WriteString("bytes", Convert.ToHexString(tokenizer.GetTokenBytes(id)));
            writer.WriteBoolean("special", tokenizer.IsSpecialToken(id));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    });

    private static string Plain(int number) => number.ToString(CultureInfo.InvariantCulture);
}
