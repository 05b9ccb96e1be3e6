namespace BytePair.Web.Api;

/// <summary>A text, and what it is read by: an encoding or a model, of which one is named at most.</summary>
internal sealed record TextRequest : ITokenizerChoice
{
    public string? Text { get; init; }

    public string? Encoding { get; init; }

    public string? Model { get; init; }

    /// <summary><c>text</c> (the default), <c>recognize</c> or <c>reject</c>, as <see cref="SpecialTokenHandling"/> has it.</summary>
    public string? Special { get; init; }

    public bool RejectsSpecialTokens() => string.Equals(Special, "reject", StringComparison.Ordinal);

    /// <summary>The text.</summary>
    /// <exception cref="ApiException">There is none.</exception>
    public string RequiredText() => Text ?? throw ApiException.BadRequest("no_text", "Give 'text', a string.");

    /// <summary>What becomes of text that spells a special token.</summary>
    /// <exception cref="ApiException"><see cref="Special"/> is none of its words.</exception>
    public SpecialTokenHandling Handling() => Special switch
    {
        null or "text" => SpecialTokenHandling.AsText,
        "recognize" => SpecialTokenHandling.Recognize,
        "reject" => SpecialTokenHandling.Reject,
        _ => throw ApiException.BadRequest("unknown_special", "'special' is one of text, recognize, reject."),
    };
}
