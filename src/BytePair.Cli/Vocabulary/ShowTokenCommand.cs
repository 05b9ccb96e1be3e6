using System.Globalization;
using System.Runtime.CompilerServices;
using BytePair.Cli.CommandLine;
using BytePair.Cli.Output;

namespace BytePair.Cli.Vocabulary;

/// <summary><c>bytepair vocab show</c>: a token's bytes, how they merge, and the tokens beside it.</summary>
internal sealed class ShowTokenCommand() : ToolCommand("vocab show", "Shows all about tokens: bytes, merges, neighbours.")
{
    private const int NeighboursShown = 12;

    private readonly IdsArgument ids = new("Ids of tokens.") { IsRequired = true };
    private readonly TokenizerOptions tokenizer = new();
    private readonly OutputOptions output = new(OutputFormat.Json);

    public override Parameter[] Parameters => [ids, .. tokenizer.All, .. output.All];

    public override string Examples =>
        """
        Examples:
          bytepair vocab show 13225
          bytepair vocab show 100257 100276 -e cl100k_base --json
        """;

    public override string? Check() => tokenizer.Check() ?? output.Check();

    public override int Run()
    {
        BpeTokenizer used = tokenizer.Resolve();
        foreach (int id in ids.Values)
        {
            if (!used.IsTokenId(id))
            {
                throw new CommandFailedException($"{used.EncodingName} has no token of the id {id.ToString(CultureInfo.InvariantCulture)}.");
            }
        }

        using var standard = new StandardOutput();
        if (output.Format == OutputFormat.Json)
        {
            WriteJson(used, ids.Values, standard);
        }
        else
        {
            ids.Values.ForEach(id => WriteTable(used, id, standard, output.Screen));
        }

        standard.Flush();
        return ExitCode.Success;
    }

    private static void WriteTable(BpeTokenizer tokenizer, int id, StandardOutput output, Screen screen)
    {
        ReadOnlySpan<byte> bytes = tokenizer.GetTokenBytes(id);
        var table = new TextTable(new TableColumn("fact"), new TableColumn($"token {id.ToString(CultureInfo.InvariantCulture)} of {tokenizer.EncodingName}"));
        table.Add("text", VisibleText.Of(bytes));
        table.Add("bytes", $"{TokenList.Hex(bytes)}  ({bytes.Length.ToString(CultureInfo.InvariantCulture)})");
        table.Add("special", tokenizer.IsSpecialToken(id) ? "yes" : "no");
        if (!tokenizer.IsSpecialToken(id))
        {
            foreach (ExplainedMerge merge in MergesOf(tokenizer, id))
            {
                table.Add(
                    "merge", $"{VisibleText.Of(bytes.Slice(merge.Left.Start, merge.Left.Length))} + {VisibleText.Of(bytes.Slice(merge.Right.Start, merge.Right.Length))} → {merge.Result.Id.ToString(CultureInfo.InvariantCulture)}");
            }

            ReadOnlySpan<int> longer = LongerThan(tokenizer, id);
            table.Add("begins", longer.Length == 0 ? "no longer token" : $"{Sizes.Grouped(longer.Length)} longer: {Listed(tokenizer, longer)}");
        }

        table.Add("neighbours", Listed(tokenizer, Neighbours(tokenizer, id)));
        table.Write(output, screen);
    }

    /// <summary>The merges that make the token of its bytes; none if these are cut before they are merged.</summary>
    private static IReadOnlyList<ExplainedMerge> MergesOf(BpeTokenizer tokenizer, int id) =>
        tokenizer.Explain(tokenizer.GetTokenBytes(id)).Pieces is [var piece] ? piece.Merges : [];

    private static ReadOnlySpan<int> LongerThan(BpeTokenizer tokenizer, int id)
    {
        int[] found = tokenizer.FindTokensByPrefix(tokenizer.GetTokenBytes(id)).ToArray();
        return Array.FindAll(found, other => other != id);
    }

    /// <summary>The tokens of the ids before and behind.</summary>
    private static int[] Neighbours(BpeTokenizer tokenizer, int id) =>
        [.. Enumerable.Range(-3, 7).Select(step => (long)id + step).Where(other => other != id && other is >= 0 and <= int.MaxValue && tokenizer.IsTokenId((int)other)).Select(other => (int)other)];

    private static string Listed(BpeTokenizer tokenizer, ReadOnlySpan<int> ids)
    {
        var words = new List<string>();
        foreach (int id in ids[..Math.Min(ids.Length, NeighboursShown)])
        {
            words.Add($"{VisibleText.Of(tokenizer.GetTokenBytes(id))} {id.ToString(CultureInfo.InvariantCulture)}");
        }

        return string.Join(", ", words) + (ids.Length > NeighboursShown ? ", …" : "");
    }

    [MethodImpl(MethodImplOptions.NoInlining)] // else what writes JSON is loaded where none is written
    private static void WriteJson(BpeTokenizer tokenizer, List<int> ids, StandardOutput output) => JsonOutput.Write(output, writer =>
    {
        writer.WriteStartArray();
        foreach (int id in ids)
        {
            bool isSpecial = tokenizer.IsSpecialToken(id);
            writer.WriteStartObject();
            writer.WriteNumber("id", id);
            writer.WriteString("text", tokenizer.GetTokenText(id));
            writer.WriteString("bytes", Convert.ToHexString(tokenizer.GetTokenBytes(id)));
            writer.WriteBoolean("special", isSpecial);
            if (!isSpecial)
            {
                writer.WriteStartArray("merges");
                foreach (ExplainedMerge merge in MergesOf(tokenizer, id))
                {
                    writer.WriteStartObject();
                    writer.WriteNumber("left", merge.Left.Id);
                    writer.WriteNumber("right", merge.Right.Id);
                    writer.WriteNumber("id", merge.Result.Id);
                    writer.WriteEndObject();
                }

                writer.WriteEndArray();
                writer.WriteNumber("longerTokens", LongerThan(tokenizer, id).Length);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    });
}
