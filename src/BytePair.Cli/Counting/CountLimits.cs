using BytePair.Cli.CommandLine;
using BytePair.Cli.Output;

namespace BytePair.Cli.Counting;

/// <summary>What may not be exceeded, and what is said where it is.</summary>
internal static class CountLimits
{
    /// <summary>Tells which limits the counts exceed, if any; returns the exit code for that.</summary>
    public static int Check(CountOptions options, FileCount total)
    {
        int exitCode = ExitCode.Success;
        if ((options.Limit ?? options.Window) is { } limit && total.Tokens > limit)
        {
            string what = options.Limit is null && options.Model is { } model ? $"the {Sizes.Grouped(limit)} tokens that {model.Name} takes" : $"the limit of {Sizes.Grouped(limit)} tokens";
            exitCode = IsOver($"{Sizes.Grouped(total.Tokens)} tokens are more than {what}.");
        }

        if (total.OverLimit > 0)
        {
            string each = options.Fields.Count > 0 ? "record" : "file";
            exitCode = IsOver($"{Sizes.Grouped(total.OverLimit)} {each}{(total.OverLimit == 1 ? " has" : "s have")} more than {Sizes.Grouped(options.LimitEach ?? 0)} tokens.");
        }

        return exitCode;
    }

    private static int IsOver(string message)
    {
        StandardError.WriteLine($"bytepair: {message}");
        return ExitCode.OverLimit;
    }
}
