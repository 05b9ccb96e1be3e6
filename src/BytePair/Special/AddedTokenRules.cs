namespace BytePair.Special;

/// <summary>Which tokens of a model's file are looked for, and how: first some in the text itself, then others in what lies between, normalized.</summary>
/// <remarks>
/// Where no token has conditions, and none of the first kind can overlap one of the second, one search for all of them gives the
/// same, and the rules are plain.
/// </remarks>
internal sealed class AddedTokenRules
{
    /// <param name="tokens">The tokens of the encoding.</param>
    /// <param name="accepted">The texts of the special tokens that are recognised.</param>
    /// <param name="refused">The texts that are rejected.</param>
    public AddedTokenRules(SpecialTokenSet tokens, HashSet<string> accepted, string[] refused)
    {
        Dictionary<string, AddedToken> found = new(StringComparer.Ordinal);
        List<AddedToken> refusedWhenNormalized = [];
        foreach (AddedToken token in tokens.Added)
        {
            if (!token.IsNeverFound && (!token.IsSpecial || accepted.Contains(token.Text)))
            {
                found.Add(token.Text, token);
            }
            else if (token.IsSpecial && token.IsNormalized && Array.IndexOf(refused, token.Text) >= 0)
            {
                refusedWhenNormalized.Add(token);
            }
        }

        // Those that a user has added to the encoding are in no file.
        foreach (string text in accepted)
        {
            if (!found.ContainsKey(text))
            {
                found.Add(text, new AddedToken(text, tokens.IdOfText[text]));
            }
        }

        IdOfText = found.ToDictionary(token => token.Key, token => token.Value.Id, StringComparer.Ordinal);
        InText = new AddedTokenFinder(found.Values.Where(token => !token.IsNormalized));
        InNormalized = new AddedTokenFinder(found.Values.Where(token => token.IsNormalized));
        RefusedInNormalized = new AddedTokenFinder(refusedWhenNormalized);
        IsPlain = found.Values.All(token => token.IsPlain) && refusedWhenNormalized.TrueForAll(token => token.IsPlain) && !InText.MayOverlap(InNormalized);
        TakesSpace = found.Values.Any(token => token.TakesSpaceBefore || token.TakesSpaceBehind);
    }

    /// <summary>Those of a set of rules, or null where it finds no tokens.</summary>
    public static AddedTokenRules? Of(SpecialRules? rules) => rules?.Added;

    /// <summary>The id of each text that is recognised.</summary>
    public Dictionary<string, int> IdOfText { get; }

    public bool IsPlain { get; }

    /// <summary>Whether a token takes white space beside it.</summary>
    public bool TakesSpace { get; }

    public AddedTokenFinder InText { get; }

    public AddedTokenFinder InNormalized { get; }

    /// <summary>Special tokens that normalized text mustn't have.</summary>
    public AddedTokenFinder RefusedInNormalized { get; }
}
