namespace BytePair;

/// <summary>
/// What to do with text that spells a special token, such as <c>&lt;|endoftext|&gt;</c>: read it as ordinary text (the
/// default, so that a user's text can't inject control tokens), give it its own id, or refuse it.
/// </summary>
/// <remarks>
/// These are the semantics of tiktoken's <c>allowed_special</c> and <c>disallowed_special</c>. tiktoken's own default,
/// refusing every special token that isn't allowed, is <see cref="Reject"/>.
/// </remarks>
/// <example>
/// <code>
/// var tokenizer = BpeTokenizer.ForEncoding("cl100k_base");
/// int[] text = tokenizer.EncodeToIds("&lt;|endoftext|&gt;");                                     // 27, 91, 8862, 728, 428, 91, 29
/// int[] token = tokenizer.EncodeToIds("&lt;|endoftext|&gt;", SpecialTokenHandling.Recognize);    // 100257
/// </code>
/// </example>
public readonly struct SpecialTokenHandling
{
    private static readonly string[] None = [];
    private readonly string[]? recognized;
    private readonly string[]? rejected;

    private SpecialTokenHandling(bool recognizesAll, string[]? recognized, bool rejectsOthers, string[]? rejected)
    {
        RecognizesAll = recognizesAll;
        this.recognized = recognized;
        RejectsOthers = rejectsOthers;
        this.rejected = rejected;
    }

    /// <summary>Special-token text is ordinary text. The default.</summary>
    public static SpecialTokenHandling AsText => default;

    /// <summary>Every special token of the encoding becomes its id.</summary>
    public static SpecialTokenHandling Recognize => new(recognizesAll: true, null, rejectsOthers: false, null);

    /// <summary>Text that contains any special token of the encoding throws <see cref="DisallowedSpecialTokenException"/>.</summary>
    public static SpecialTokenHandling Reject => default(SpecialTokenHandling).RejectingOthers();

    internal bool RecognizesAll { get; }

    internal bool RejectsOthers { get; }

    internal ReadOnlySpan<string> Recognized => recognized ?? None;

    internal ReadOnlySpan<string> Rejected => rejected ?? None;

    internal bool IsAsText => !RecognizesAll && !RejectsOthers && recognized is not { Length: > 0 } && rejected is not { Length: > 0 };

    /// <summary>These special tokens become their ids; all others are ordinary text.</summary>
    /// <param name="tokens">The texts of special tokens. One that the encoding doesn't have is ignored, as tiktoken does.</param>
    /// <exception cref="ArgumentNullException"><paramref name="tokens"/> or one of them is null.</exception>
    /// <example>
    /// <code>
    /// var tokenizer = BpeTokenizer.ForEncoding("cl100k_base");
    /// SpecialTokenHandling chosen = SpecialTokenHandling.RecognizeOnly("&lt;|endoftext|&gt;");
    /// int[] ids = tokenizer.EncodeToIds("&lt;|endoftext|&gt;", chosen);           // 100257
    /// int other = tokenizer.EncodeToIds("&lt;|fim_prefix|&gt;", chosen).Length;    // 7
    /// </code>
    /// </example>
    public static SpecialTokenHandling RecognizeOnly(params string[] tokens) =>
        new(recognizesAll: false, Copy(tokens), rejectsOthers: false, null);

    /// <summary>The same, and text that contains one of these strings throws <see cref="DisallowedSpecialTokenException"/>.</summary>
    /// <param name="tokens">Any strings; one that is recognised as well is rejected. Empty strings are ignored.</param>
    /// <exception cref="ArgumentNullException"><paramref name="tokens"/> or one of them is null.</exception>
    /// <example>
    /// <code>
    /// var tokenizer = BpeTokenizer.ForEncoding("cl100k_base");
    /// SpecialTokenHandling handling = SpecialTokenHandling.Recognize.Rejecting("&lt;|endofprompt|&gt;");
    /// int[] ids = tokenizer.EncodeToIds("&lt;|endoftext|&gt;", handling);    // 100257
    /// try
    /// {
    ///     tokenizer.EncodeToIds("so &lt;|endofprompt|&gt;", handling);
    /// }
    /// catch (DisallowedSpecialTokenException refused)
    /// {
    ///     Console.WriteLine(refused.Position);    // 3
    /// }
    /// </code>
    /// </example>
    public SpecialTokenHandling Rejecting(params string[] tokens)
    {
        string[] more = Copy(tokens);
        return new(RecognizesAll, recognized, RejectsOthers, [.. Rejected, .. more]);
    }

    /// <summary>The same, and text that contains a special token which isn't recognised throws <see cref="DisallowedSpecialTokenException"/>.</summary>
    /// <example>
    /// <code>
    /// var tokenizer = BpeTokenizer.ForEncoding("cl100k_base");
    /// SpecialTokenHandling handling = SpecialTokenHandling.RecognizeOnly("&lt;|endoftext|&gt;").RejectingOthers();
    /// int[] ids = tokenizer.EncodeToIds("&lt;|endoftext|&gt;", handling);    // 100257
    /// try
    /// {
    ///     tokenizer.EncodeToIds("so &lt;|fim_prefix|&gt;", handling);
    /// }
    /// catch (DisallowedSpecialTokenException refused)
    /// {
    ///     Console.WriteLine(refused.SpecialToken);    // &lt;|fim_prefix|&gt;
    /// }
    /// </code>
    /// </example>
    public SpecialTokenHandling RejectingOthers() => new(RecognizesAll, recognized, rejectsOthers: true, rejected);

    internal bool IsSameAs(SpecialTokenHandling other) =>
        RecognizesAll == other.RecognizesAll &&
        RejectsOthers == other.RejectsOthers &&
        Recognized.SequenceEqual(other.Recognized) &&
        Rejected.SequenceEqual(other.Rejected);

    private static string[] Copy(string[] tokens)
    {
        ThrowHelper.IfNull(tokens, nameof(tokens));
        foreach (string token in tokens)
        {
            ThrowHelper.IfNull(token, nameof(tokens));
        }

        return [.. tokens];
    }
}
