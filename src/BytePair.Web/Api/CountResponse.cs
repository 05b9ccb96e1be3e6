namespace BytePair.Web.Api;

/// <summary>The lengths of a text, in tokens and otherwise.</summary>
internal sealed record CountResponse
{
    public required string Encoding { get; init; }

    public string? Model { get; init; }

    public required long Tokens { get; init; }

    /// <summary>Characters as readers see them: grapheme clusters.</summary>
    public required long Graphemes { get; init; }

    /// <summary>Unicode code points.</summary>
    public required long CodePoints { get; init; }

    /// <summary>Stretches without white space.</summary>
    public required long Words { get; init; }

    /// <summary>Bytes of UTF-8.</summary>
    public required long Bytes { get; init; }

    /// <summary>The share of the model's window; null where no model is named, or its window isn't known.</summary>
    public WindowUse? Window { get; init; }

    /// <summary>What the text costs; null where no model is named, or it has no known price.</summary>
    public TextPrice? Price { get; init; }

    public static CountResponse Of(ChosenTokenizer chosen, long tokens, TextLengths lengths) => new()
    {
        Encoding = chosen.Tokenizer.EncodingName,
        Model = chosen.Model?.Name,
        Tokens = tokens,
        Graphemes = lengths.Graphemes,
        CodePoints = lengths.CodePoints,
        Words = lengths.Words,
        Bytes = lengths.Bytes,
        Window = WindowUse.Of(chosen.Model, tokens),
        Price = TextPrice.Of(chosen.Model, tokens),
    };
}
