using System.Globalization;
using System.Text;
using BytePair.Budgeting;
using BytePair.Cli.Output;

namespace BytePair.Cli.Chat;

/// <summary>A report for people: a table of messages, parts and tools, and below it what is left and what it costs.</summary>
internal static class ReportText
{
    public static void Write(StandardOutput output, RequestReport report, Screen screen)
    {
        var table = new TextTable(new TableColumn("tokens", IsNumber: true), new TableColumn("count"), new TableColumn("item"), new TableColumn("content"));
        for (int index = 0; index < report.Request.Prompt.Messages.Count; index++)
        {
            AddMessage(table, report, index);
        }

        foreach (PromptCountItem item in report.Count.Items.Where(item => item.MessageIndex < 0))
        {
            AddRest(table, report, item);
        }

        PromptCount count = report.Count;
        table.AddSum(Number(count.TotalTokens), ItemNames.Sureness(count.IsExact, count.ErrorTokens), "total", "");
        table.Write(output, screen);
        Encoding.UTF8.GetBytes(Summary(report), output);
    }

    /// <summary>A row for the message, and below it one for each part that isn't plain text, which is in the first one too.</summary>
    private static void AddMessage(TextTable table, RequestReport report, int index)
    {
        PromptMessage message = report.Request.Prompt.Messages[index];
        PromptCountItem[] items = [.. report.Count.Items.Where(item => item.MessageIndex == index)];
        table.Add(
            Number(items.Sum(item => item.Tokens)),
            ItemNames.Sureness(items.All(item => item.IsExact), items.Sum(item => item.ErrorTokens)),
            string.Create(CultureInfo.InvariantCulture, $"{index} {ItemNames.Of(message.Role)}"),
            ItemNames.Preview(message));
        foreach (PromptCountItem item in items.Where(item => item.Kind is not (PromptCountItemKind.Message or PromptCountItemKind.Text or PromptCountItemKind.ToolResult)))
        {
            table.Add(Number(item.Tokens), SurenessOf(item), $"  {ItemNames.Of(item.Kind)}", item.Rule);
        }
    }

    private static void AddRest(TextTable table, RequestReport report, PromptCountItem item)
    {
        IReadOnlyList<PromptTool> tools = report.Request.Prompt.Tools;
        if (item.Kind != PromptCountItemKind.Tools)
        {
            string name = item.IsUncounted ? $"tool {tools[item.PartIndex].Name}" : ItemNames.Of(item.Kind);
            table.Add(Number(item.Tokens), SurenessOf(item), name, item.IsUncounted ? item.Rule : "");
            return;
        }

        for (int i = 0; i < tools.Count; i++)
        {
            if (report.Tools[i] is { } tokens)
            {
                table.Add(Number(tokens), "estimate", $"tool {tools[i].Name}", tools[i].Description ?? "");
            }
        }

        table.Add(Number(item.Tokens - report.Tools.Sum(tokens => tokens ?? 0)), SurenessOf(item), "around the tools", item.Rule);
    }

    private static string Summary(RequestReport report)
    {
        var lines = new StringBuilder();
        string ofModel = report.Model.Name;
        if (report is { Window: { } window, Usage: { } usage })
        {
            string reserved = window.ReservedTokens > 0 ? $", {Number(window.ReservedTokens)} of them for the answer" : "";
            lines.Append(CultureInfo.InvariantCulture, $"Window: {Number(window.ContextWindow)} tokens of {ofModel}{reserved}; {Number(Math.Max(0, usage.TokensLeft))} left.\n");
        }
        else
        {
            lines.Append(CultureInfo.InvariantCulture, $"Window: not known of {ofModel}.\n");
        }

        lines.Append(report.InputCost is { } input ? CostLine(report, input) : $"Cost: not known of {ofModel}.\n");
        return report.Excess > 0 ? lines.Append(CultureInfo.InvariantCulture, $"Too long by {Number(report.Excess)} tokens.\n").ToString() : lines.ToString();
    }

    private static string CostLine(RequestReport report, TokenCost input)
    {
        string day = input.PricesAsOf is { } asOf ? string.Create(CultureInfo.InvariantCulture, $" (prices of {asOf:yyyy-MM-dd})") : "";
        string most = report is { Reserve: > 0, MostCost: { } cost } ? $", {Dollars(cost.Total)} with an answer of {Number(report.Reserve)} tokens" : "";
        return $"Cost: {Dollars(input.Total)}{most}{day}.\n";
    }

    private static string SurenessOf(PromptCountItem item) => item.IsUncounted ? "not counted" : ItemNames.Sureness(item.IsExact, item.ErrorTokens);

    private static string Number(long number) => Sizes.Grouped(number);

    private static string Dollars(decimal amount) => string.Create(CultureInfo.InvariantCulture, $"${amount:0.00######}");
}
