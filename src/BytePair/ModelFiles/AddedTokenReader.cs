using BytePair.Building;
using BytePair.Normalization;
using BytePair.Special;

namespace BytePair.ModelFiles;

/// <summary>Reads <c>added_tokens</c>.</summary>
/// <param name="vocabulary">The tokens that there are already. An added token may be one of them.</param>
/// <param name="normalizer">What the model's text is normalized by, if it is.</param>
internal sealed class AddedTokenReader(KnownTokens vocabulary, INormalizer? normalizer)
{
    private readonly HashSet<string> texts = new(StringComparer.Ordinal);

    /// <exception cref="InvalidDataException">A token isn't one, comes twice, or has another's id.</exception>
    public AddedToken[] Read(JsonPart? section)
    {
        List<AddedToken> tokens = section is { } part ? part.Items().ConvertAll(ReadToken) : [];
        foreach (KeyValuePair<string, int> token in vocabulary.Others)
        {
            if (!texts.Contains(token.Key))
            {
                tokens.Add(new(token.Key, token.Value) { IsNeverFound = true });
            }
        }

        return [.. tokens];
    }

    private AddedToken ReadToken(JsonPart part)
    {
        JsonPart content = part.Get("content");
        string text = content.AsText();
        if (text.Length == 0)
        {
            throw content.Malformed("The token is empty.");
        }

        if (!texts.Add(text))
        {
            throw content.Malformed($"The token '{text}' is added twice.");
        }

        int id = part.Get("id").AsNumber(TokenSet.MaxId);
        int known = FindInVocabulary(text);
        if (known >= 0 && known != id)
        {
            throw part.Malformed($"The token '{text}' is added with the id {id}, but has the id {known} in the vocabulary.");
        }

        if (known < 0 && !vocabulary.TakeId(id))
        {
            throw part.Malformed($"The token '{text}' has the id {id} of another token.");
        }

        bool isNormalized = part.Flag("normalized");
        return new AddedToken(text, id)
        {
            Pattern = isNormalized && normalizer is not null ? NormalizedText.Of(text, normalizer) : text,
            IsSpecial = part.Flag("special"),
            IsNormalized = isNormalized,
            TakesSpaceBefore = part.Flag("lstrip"),
            TakesSpaceBehind = part.Flag("rstrip"),
            IsWholeWord = part.Flag("single_word"),
        };
    }

    /// <summary>The id of the vocabulary's token that is written as this text, or -1.</summary>
    private int FindInVocabulary(string text) => vocabulary.Others.TryGetValue(text, out int id) ? id : vocabulary.FindWritten(text);
}
