using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using BytePair.Cli.Output;

namespace BytePair.Cli.Diffing;

/// <summary>How much two encodings differ in all, and the stretches that matter most: those of which one has the most tokens more.</summary>
internal sealed class DiffReport(BpeTokenizer one, BpeTokenizer other, int top)
{
    /// <summary>In bytes; a longer stretch is cut where it is shown.</summary>
    private const int MaxShown = 64;

    /// <summary>The largest come first. Pairs of numbers as priorities would be more at hand, but what the framework does with them is compiled at each start.</summary>
    private readonly SortedSet<Difference> largest = new(new ByWeight());
    private string path = "";
    private long tokens;
    private long otherTokens;
    private long bytes;
    private long bytesAlike;
    private long differences;
    private long stretchesWithFewer;
    private long stretchesWithMore;

    public void Begin(string file) => path = file;

    public void Add(Stretch stretch)
    {
        tokens += stretch.Ids.Length;
        otherTokens += stretch.OtherIds.Length;
        bytes += stretch.Text.Length;
        if (stretch.IsAlike)
        {
            bytesAlike += stretch.Text.Length;
            return;
        }

        differences++;
        stretchesWithFewer += stretch.OtherIds.Length < stretch.Ids.Length ? 1 : 0;
        stretchesWithMore += stretch.OtherIds.Length > stretch.Ids.Length ? 1 : 0;
        Remember(stretch);
    }

    public void Write(OutputFormat format, StandardOutput output, Screen screen)
    {
        if (format == OutputFormat.Json)
        {
            WriteJson(output);
        }
        else
        {
            WriteText(output, screen);
        }
    }

    /// <summary>Keeps the stretch if it is among the largest so far; of equals the first.</summary>
    private void Remember(Stretch stretch)
    {
        if (largest.Count == top && (largest.Max is not { } least || Math.Abs(stretch.Ids.Length - stretch.OtherIds.Length) <= Math.Abs(least.Tokens - least.OtherTokens)))
        {
            return;
        }

        largest.Add(new Difference(differences, path, stretch.Line, Cut(one, stretch.Ids), Cut(other, stretch.OtherIds), stretch.Ids.Length, stretch.OtherIds.Length));
        if (largest.Count > top)
        {
            largest.Remove(largest.Max!);
        }
    }

    /// <summary>The stretch with bars where the encoding cuts it.</summary>
    private static string Cut(BpeTokenizer tokenizer, ReadOnlySpan<int> ids)
    {
        var parts = new List<string>();
        int length = 0;
        foreach (int id in ids)
        {
            ReadOnlySpan<byte> token = tokenizer.GetTokenBytes(id);
            length += token.Length;
            if (length > MaxShown && parts.Count > 0)
            {
                parts.Add("…");
                break;
            }

            parts.Add(VisibleText.Of(token));
        }

        return string.Join('│', parts);
    }

    private void WriteText(StandardOutput output, Screen screen)
    {
        var sums = new TextTable(new TableColumn("tokens", IsNumber: true), new TableColumn("bytes each", IsNumber: true), new TableColumn("encoding"));
        sums.Add(Sizes.Grouped(tokens), Ratio(bytes, tokens).ToString("F3", CultureInfo.InvariantCulture), one.EncodingName);
        sums.Add(Sizes.Grouped(otherTokens), Ratio(bytes, otherTokens).ToString("F3", CultureInfo.InvariantCulture), $"{other.EncodingName}  ({Change().ToString("+0.0%;-0.0%;0.0%", CultureInfo.InvariantCulture)})");
        sums.Write(output, screen);
        WriteLine(output, $"Cut alike: {Sizes.Percent(Ratio(bytesAlike, bytes))} of {Sizes.Grouped(bytes)} bytes. Cut otherwise: {Sizes.Grouped(differences)} stretches, "
            + $"{Sizes.Grouped(stretchesWithFewer)} in fewer tokens and {Sizes.Grouped(stretchesWithMore)} in more.");
        if (largest.Count == 0)
        {
            return;
        }

        var table = new TextTable(new TableColumn("tokens", IsNumber: true), new TableColumn(one.EncodingName), new TableColumn(other.EncodingName), new TableColumn("where"));
        foreach (Difference difference in largest)
        {
            table.Add(
                string.Create(CultureInfo.InvariantCulture, $"{difference.Tokens} → {difference.OtherTokens}"), difference.Cut, difference.OtherCut,
                string.Create(CultureInfo.InvariantCulture, $"{difference.Path}:{difference.Line}"));
        }

        table.Write(output, screen);
    }

    [MethodImpl(MethodImplOptions.NoInlining)] // else what writes JSON is loaded where none is written
    private void WriteJson(StandardOutput output) => JsonOutput.Write(output, writer =>
    {
        writer.WriteStartObject();
        WriteSide(writer, "one", one, tokens);
        WriteSide(writer, "other", other, otherTokens);
        writer.WriteNumber("bytes", bytes);
        writer.WriteNumber("bytesAlike", bytesAlike);
        writer.WriteNumber("differences", differences);
        writer.WriteNumber("inFewerTokens", stretchesWithFewer);
        writer.WriteNumber("inMoreTokens", stretchesWithMore);
        writer.WriteStartArray("largest");
        foreach (Difference difference in largest)
        {
            writer.WriteStartObject();
            writer.WriteString("path", difference.Path);
            writer.WriteNumber("line", difference.Line);
            writer.WriteString("one", difference.Cut);
            writer.WriteString("other", difference.OtherCut);
            writer.WriteNumber("tokensOfOne", difference.Tokens);
            writer.WriteNumber("tokensOfOther", difference.OtherTokens);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    });

    private static void WriteSide(Utf8JsonWriter writer, string name, BpeTokenizer tokenizer, long count)
    {
        writer.WriteStartObject(name);
        writer.WriteString("encoding", tokenizer.EncodingName);
        writer.WriteNumber("tokens", count);
        writer.WriteEndObject();
    }

    private double Change() => tokens == 0 ? 0 : (double)(otherTokens - tokens) / tokens;

    private static double Ratio(long part, long whole) => whole == 0 ? 0 : (double)part / whole;

    private static void WriteLine(StandardOutput output, string line) => Encoding.UTF8.GetBytes(line + "\n", output);
}
