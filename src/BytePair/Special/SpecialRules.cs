using System.Diagnostics.CodeAnalysis;

namespace BytePair.Special;

/// <summary>Which strings to recognise and which to reject, as a <see cref="SpecialTokenHandling"/> means for one encoding.</summary>
internal sealed class SpecialRules
{
    private readonly SpecialTokenFinder recognized;
    private readonly SpecialTokenFinder rejected;
    private readonly Dictionary<string, int> idOfText;
    private readonly Lazy<AddedTokenRules> added;

    public SpecialRules(SpecialTokenSet tokens, SpecialTokenHandling handling)
    {
        Handling = handling;
        idOfText = tokens.IdOfText;
        HashSet<string> accepted = handling.RecognizesAll
            ? new(idOfText.Keys, StringComparer.Ordinal)
            : new(handling.Recognized.ToArray().Where(idOfText.ContainsKey), StringComparer.Ordinal);
        IEnumerable<string> others = handling.RejectsOthers ? idOfText.Keys.Where(text => !accepted.Contains(text)) : [];
        string[] refused = [.. handling.Rejected.ToArray().Concat(others)];
        rejected = new SpecialTokenFinder(refused);
        added = new Lazy<AddedTokenRules>(() => new AddedTokenRules(tokens, accepted, refused));
        if (tokens.Added.IsEmpty)
        {
            recognized = new SpecialTokenFinder(accepted);
            IsPlain = true;
            return;
        }

        idOfText = Added.IdOfText;
        recognized = new SpecialTokenFinder(idOfText.Keys);
        IsPlain = Added.IsPlain;
    }

    /// <summary>What these rules were made from.</summary>
    public SpecialTokenHandling Handling { get; }

    /// <summary>Whether finding the recognised strings in a text, the leftmost first, of several at one place the longest, is all there is to it.</summary>
    public bool IsPlain { get; }

    /// <summary>How tokens are found that have conditions, or in text that is normalized; made when first asked for.</summary>
    public AddedTokenRules Added => added.Value;

    /// <summary>True if there is anything to reject.</summary>
    public bool Rejects => !rejected.IsEmpty;

    /// <summary>The length in bytes of the longest string that either rule looks for.</summary>
    public int MaxLength => Math.Max(recognized.MaxLength, rejected.MaxLength);

    /// <summary>The leftmost rejected string from <paramref name="start"/> on.</summary>
    public bool TryFindRejected(ReadOnlySpan<byte> text, int start, out int position, [NotNullWhen(true)] out string? token) =>
        rejected.TryFind(text, start, out position, out token, out _);

    /// <summary>The leftmost recognised token from <paramref name="start"/> on, its length in bytes and its id.</summary>
    public bool TryFindRecognized(ReadOnlySpan<byte> text, int start, out int position, out int length, out int id)
    {
        bool found = recognized.TryFind(text, start, out position, out string? token, out length);
        id = found ? idOfText[token!] : -1;
        return found;
    }

    /// <summary>True if a string that either rule looks for begins before <paramref name="position"/> and ends behind it, so that a cut there would hide it.</summary>
    public bool AreFoundAcross(ReadOnlySpan<byte> text, int position) =>
        recognized.IsFoundAcross(text, position) || rejected.IsFoundAcross(text, position);

    /// <summary>The first position from <paramref name="start"/> on where a recognised token may begin that the text's end cuts off, or the text's length.</summary>
    public int FindCutOff(ReadOnlySpan<byte> text, int start) => recognized.FindCutOff(text, start);
}
