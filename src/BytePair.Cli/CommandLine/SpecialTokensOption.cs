namespace BytePair.Cli.CommandLine;

/// <summary><c>--special</c>: what becomes of special-token text such as <c>&lt;|endoftext|&gt;</c> in the input.</summary>
internal sealed class SpecialTokensOption() : ChoiceOption(
    "--special", "Special-token text in the input is ordinary text (the default), becomes its id, or is an error.", "text", "recognize", "reject")
{
    public SpecialTokenHandling Handling => Value switch
    {
        "recognize" => SpecialTokenHandling.Recognize,
        "reject" => SpecialTokenHandling.Reject,
        _ => SpecialTokenHandling.AsText,
    };
}
