using System.CommandLine;
using System.CommandLine.Parsing;

namespace BytePair.Cli.CommandLine;

/// <summary><c>--special</c>: what becomes of special-token text such as <c>&lt;|endoftext|&gt;</c> in the input.</summary>
internal static class SpecialTokensOption
{
    public static Option<SpecialTokenHandling> Create()
    {
        var option = new Option<SpecialTokenHandling>("--special")
        {
            HelpName = "text|recognize|reject",
            Description = "Special-token text in the input is ordinary text (the default), becomes its id, or is an error.",
            CustomParser = Parse,
        };
        option.CompletionSources.Add("text", "recognize", "reject");
        return option;
    }

    private static SpecialTokenHandling Parse(ArgumentResult argument)
    {
        switch (argument.Tokens[^1].Value)
        {
            case "text":
                return SpecialTokenHandling.AsText;
            case "recognize":
                return SpecialTokenHandling.Recognize;
            case "reject":
                return SpecialTokenHandling.Reject;
            case var unknown:
                argument.AddError($"--special can't be '{unknown}': use text, recognize or reject.");
                return default;
        }
    }
}
