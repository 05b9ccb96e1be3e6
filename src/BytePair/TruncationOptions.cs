namespace BytePair;

/// <summary>What truncation keeps, where it may cut, and what stands for what was left out.</summary>
/// <example>
/// <code>
/// var tokenizer = BpeTokenizer.ForEncoding("o200k_base");
/// var options = new TruncationOptions { Keep = TruncationKeep.StartAndEnd, Boundary = TruncationBoundary.Word };
/// string kept = tokenizer.TruncateToTokens("The quick brown fox jumps over the lazy dog.", 7, options);    // The quick brown… lazy dog.
/// </code>
/// </example>
public sealed class TruncationOptions
{
    internal static readonly TruncationOptions Default = new();

    private const string Ellipsis = "…";

    private readonly string? marker;

    /// <summary>Which part is kept: <see cref="TruncationKeep.Start"/> unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is none of those that are named.</exception>
    public TruncationKeep Keep
    {
        get;
        init => field = value is >= TruncationKeep.Start and <= TruncationKeep.StartAndEnd ? value : throw ThrowHelper.NoSuchValue(value, nameof(Keep));
    }

    /// <summary>Where the text may be cut: <see cref="TruncationBoundary.Character"/> unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is none of those that are named.</exception>
    public TruncationBoundary Boundary
    {
        get;
        init => field = value is >= TruncationBoundary.Character and <= TruncationBoundary.Word ? value : throw ThrowHelper.NoSuchValue(value, nameof(Boundary));
    }

    /// <summary>
    /// What stands where text was left out. Unless set, <c>…</c> between a start and an end, and nothing behind a start or before an
    /// end alone. Its tokens count.
    /// </summary>
    /// <exception cref="ArgumentNullException">The value is null; an empty string stands for no marker.</exception>
    public string Marker
    {
        get => marker ?? (Keep == TruncationKeep.StartAndEnd ? Ellipsis : string.Empty);
        init
        {
            ThrowHelper.IfNull(value, nameof(Marker));
            marker = value;
        }
    }
}
