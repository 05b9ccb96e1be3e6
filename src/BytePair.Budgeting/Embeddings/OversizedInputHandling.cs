namespace BytePair.Budgeting;

/// <summary>What to do with a text that has more tokens than a model embeds at once.</summary>
public enum OversizedInputHandling
{
    /// <summary>Throw <see cref="EmbeddingInputTooLongException"/>, which says which text it is and how many tokens it has.</summary>
    Refuse,

    /// <summary>Embed its beginning and leave out the rest.</summary>
    Truncate,

    /// <summary>Embed it in parts, which together are the text.</summary>
    Split,
}
