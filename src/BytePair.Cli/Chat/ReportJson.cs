using System.Globalization;
using System.Text.Json;
using BytePair.Budgeting;

namespace BytePair.Cli.Chat;

/// <summary>A report as JSON.</summary>
internal static class ReportJson
{
    /// <param name="writer">Where it is written to.</param>
    /// <param name="report">The report.</param>
    /// <param name="line">The line of the request, if it is one of many.</param>
    public static void Write(Utf8JsonWriter writer, RequestReport report, long? line)
    {
        ChatRequest request = report.Request;
        writer.WriteStartObject();
        if (line is { } number)
        {
            writer.WriteNumber("line", number);
        }

        writer.WriteString("model", report.Model.Name);
        writer.WriteString("encoding", report.Model.Counter.TextCounter.Name);
        writer.WriteString("api", request.Kind == ChatRequestKind.Responses ? "responses" : "chatCompletions");
        WriteCount(writer, report.Count.TotalTokens, report.Count.IsExact, report.Count.ErrorTokens);
        writer.WriteNumber("uncountedParts", report.Count.UncountedParts);
        writer.WriteBoolean("hasStoredInput", request.HasStoredInput);
        WriteMessages(writer, report);
        WriteTools(writer, report);
        writer.WriteStartArray("rest");
        foreach (PromptCountItem item in report.Count.Items.Where(item => item is { MessageIndex: < 0, IsUncounted: false }))
        {
            WriteItem(writer, item);
        }

        writer.WriteEndArray();
        WriteWindow(writer, report);
        WriteCost(writer, report);
        writer.WriteNumber("excessTokens", report.Excess);
        writer.WriteEndObject();
    }

    private static void WriteMessages(Utf8JsonWriter writer, RequestReport report)
    {
        writer.WriteStartArray("messages");
        foreach (IGrouping<int, PromptCountItem> items in report.Count.Items.Where(item => item.MessageIndex >= 0).GroupBy(item => item.MessageIndex))
        {
            writer.WriteStartObject();
            writer.WriteNumber("index", items.Key);
            writer.WriteString("role", ItemNames.Of(report.Request.Prompt.Messages[items.Key].Role));
            WriteCount(writer, items.Sum(item => item.Tokens), items.All(item => item.IsExact), items.Sum(item => item.ErrorTokens));
            writer.WriteStartArray("items");
            foreach (PromptCountItem item in items)
            {
                WriteItem(writer, item);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    /// <summary>Each tool by itself; what they take together is one of the rest.</summary>
    private static void WriteTools(Utf8JsonWriter writer, RequestReport report)
    {
        writer.WriteStartArray("tools");
        for (int i = 0; i < report.Tools.Length; i++)
        {
            writer.WriteStartObject();
            writer.WriteString("name", report.Request.Prompt.Tools[i].Name);
            if (report.Tools[i] is { } tokens)
            {
                writer.WriteNumber("tokens", tokens);
            }
            else
            {
                writer.WriteNull("tokens");
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteItem(Utf8JsonWriter writer, PromptCountItem item)
    {
        writer.WriteStartObject();
        writer.WriteString("kind", ItemNames.InJson(item.Kind));
        if (item.PartIndex >= 0)
        {
            writer.WriteNumber("part", item.PartIndex);
        }

        WriteCount(writer, item.Tokens, item.IsExact, item.ErrorTokens);
        writer.WriteString("rule", item.Rule);
        writer.WriteEndObject();
    }

    private static void WriteCount(Utf8JsonWriter writer, long tokens, bool isExact, long errorTokens)
    {
        writer.WriteNumber("tokens", tokens);
        writer.WriteBoolean("isExact", isExact);
        writer.WriteNumber("errorTokens", errorTokens);
    }

    private static void WriteWindow(Utf8JsonWriter writer, RequestReport report)
    {
        if (report is not { Window: { } window, Usage: { } usage })
        {
            writer.WriteNull("window");
            return;
        }

        writer.WriteStartObject("window");
        writer.WriteNumber("contextWindow", window.ContextWindow);
        writer.WriteNumber("reservedTokens", window.ReservedTokens);
        writer.WriteNumber("inputLimit", window.InputLimit);
        writer.WriteNumber("tokensLeft", usage.TokensLeft);
        writer.WriteNumber("maxOutputTokens", usage.MaxOutputTokens);
        writer.WriteEndObject();
    }

    private static void WriteCost(Utf8JsonWriter writer, RequestReport report)
    {
        if (report is not { InputCost: { } input, MostCost: { } most })
        {
            writer.WriteNull("cost");
            return;
        }

        writer.WriteStartObject("cost");
        writer.WriteNumber("input", input.Total);
        writer.WriteNumber("withReservedOutput", most.Total);
        writer.WriteString("currency", "USD");
        writer.WriteString("pricesAsOf", input.PricesAsOf?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        writer.WriteEndObject();
    }
}
