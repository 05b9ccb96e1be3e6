using System.Globalization;
using System.Text;
using BytePair.Budgeting;
using BytePair.Cli.CommandLine;
using BytePair.Cli.Input;
using BytePair.Cli.Output;

namespace BytePair.Cli.Chat;

/// <summary>What <c>bytepair chat</c> does with a request, or with a file of many.</summary>
internal sealed class ChatRun(ChatSettings settings, Screen screen)
{
    /// <summary>The model of the request before: in a file all have the same, mostly.</summary>
    private ChatModel? lastModel;

    /// <summary>A file that is one request.</summary>
    public int RunWhole(Stream stream, string path)
    {
        using var text = new MemoryStream();
        stream.CopyTo(text);
        using var output = new StandardOutput();
        int exitCode = Run(output, text.GetBuffer().AsMemory(0, (int)text.Length), InputFiles.NameOf(path), line: null, out _);
        output.Flush();
        return exitCode;
    }

    /// <summary>A file with a request on each line. One that is none is reported, and the others still have their turn.</summary>
    public int RunLines(Stream stream, string path)
    {
        using var output = new StandardOutput();
        string name = InputFiles.NameOf(path);
        var lines = new RequestLines(stream, name);
        int exitCode = ExitCode.Success;
        long requests = 0;
        long tokens = 0;
        while (lines.TryRead(out ReadOnlyMemory<byte> line))
        {
            if (line.Span.Trim(" \t\r"u8).IsEmpty)
            {
                continue;
            }

            try
            {
                string place = string.Create(CultureInfo.InvariantCulture, $"{name}, line {lines.Number}");
                exitCode = Math.Max(exitCode, Run(output, line, place, lines.Number, out long taken));
                (requests, tokens) = (requests + 1, tokens + taken);
            }
            catch (CommandFailedException failed)
            {
                exitCode = Failure.Report(failed.Message);
            }
        }

        if (!settings.IsJson && settings.Fitting is null)
        {
            Encoding.UTF8.GetBytes($"{Sizes.Grouped(tokens)} tokens in {Sizes.Grouped(requests)} requests\n", output);
        }

        output.Flush();
        return exitCode;
    }

    private int Run(StandardOutput output, ReadOnlyMemory<byte> json, string place, long? line, out long tokens)
    {
        RequestReport report = Read(json, place);
        tokens = report.Count.TotalTokens;
        TellWhatIsUnknown(report, place);
        if (settings.Fitting is not null)
        {
            return Fit(output, report, place);
        }

        if (settings.IsJson && line is null)
        {
            JsonOutput.Write(output, writer => ReportJson.Write(writer, report, line));
        }
        else if (settings.IsJson)
        {
            JsonOutput.WriteLine(output, writer => ReportJson.Write(writer, report, line));
        }
        else if (line is { } number)
        {
            WriteLine(output, report, number);
        }
        else
        {
            ReportText.Write(output, report, screen);
        }

        return report.Excess > 0 ? ExitCode.OverLimit : ExitCode.Success;
    }

    private RequestReport Read(ReadOnlyMemory<byte> json, string place)
    {
        try
        {
            var request = ChatRequest.Parse(json);
            string name = settings.Model ?? request.Model ?? throw new CommandFailedException("the request names no model. Give one with --model.");
            lastModel = string.Equals(lastModel?.Name, name, StringComparison.Ordinal) ? lastModel : ChatModel.Find(name);
            return new RequestReport(request, lastModel!, settings);
        }
        catch (Exception e) when (e is FormatException or CommandFailedException)
        {
            throw new CommandFailedException($"{place}: {e.Message}");
        }
    }

    private int Fit(StandardOutput output, RequestReport report, string place)
    {
        if (RequestFitting.Fit(report, settings, place) is not { } fitted)
        {
            return ExitCode.OverLimit;
        }

        JsonOutput.WriteLine(output, fitted.WriteTo);
        return ExitCode.Success;
    }

    private void TellWhatIsUnknown(RequestReport report, string place)
    {
        if (settings.IsQuiet)
        {
            return;
        }

        if (report.Count.UncountedParts > 0)
        {
            Note.Write($"{place}: {Sizes.Grouped(report.Count.UncountedParts)} of its parts can't be counted; the service will count more.");
        }

        if (report.Request.HasStoredInput)
        {
            Note.Write($"{place}: the service adds what it has stored, which can't be counted.");
        }
    }

    private static void WriteLine(StandardOutput output, RequestReport report, long line)
    {
        string left = report.Excess > 0 ? $"too long by {Sizes.Grouped(report.Excess)}" : report.Usage is { } usage ? $"{Sizes.Grouped(usage.TokensLeft)} left" : "";
        string sureness = ItemNames.Sureness(report.Count.IsExact, report.Count.ErrorTokens);
        Encoding.UTF8.GetBytes(
            string.Create(CultureInfo.InvariantCulture, $"{line,7}  {Sizes.Grouped(report.Count.TotalTokens),10} tokens  {sureness,-8}  {report.Request.Prompt.Messages.Count,4} messages  {Failure.OnOneLine(report.Model.Name)}  {left}").TrimEnd() + "\n", output);
    }
}
