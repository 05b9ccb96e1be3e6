namespace BytePair.Special;

/// <summary>Special tokens that a user adds to an encoding: checks that they are fit for it.</summary>
/// <param name="encodingName">For messages.</param>
/// <param name="present">The special tokens that the encoding has already.</param>
/// <param name="isOrdinary">True for the ids of the vocabulary.</param>
internal sealed class OwnSpecialTokens(string encodingName, SpecialTokenSet present, Func<int, bool> isOrdinary)
{
    private readonly Dictionary<string, int> idOfText = new(StringComparer.Ordinal);
    private readonly Dictionary<int, string> textOfId = [];

    /// <summary>The special tokens that are there and the new ones.</summary>
    /// <exception cref="ArgumentException">One isn't fit; the message names it and says why.</exception>
    public SpecialTokenSet Add(IEnumerable<KeyValuePair<string, int>> tokens, string parameter)
    {
        foreach (KeyValuePair<string, int> token in tokens)
        {
            if (Objection(token.Key, token.Value) is { } objection)
            {
                throw new ArgumentException(objection, parameter);
            }

            idOfText.Add(token.Key, token.Value);
            textOfId.Add(token.Value, token.Key);
        }

        return present.With(idOfText);
    }

    private string? Objection(string? text, int id)
    {
        if (string.IsNullOrEmpty(text))
        {
            return $"The special token with the id {id} has no text. Give it one that no ordinary text has, e.g. <|name|>.";
        }

        return FindLoneSurrogate(text!) is >= 0 and int position
            ? $"The text of the special token with the id {id} has a lone surrogate at position {position}, so that UTF-8 can't spell it."
            : ObjectionToText(text!) ?? ObjectionToId(text!, id);
    }

    private string? ObjectionToText(string text) =>
        idOfText.ContainsKey(text) ? $"The special token '{text}' is given twice."
        : present.IdOfText.TryGetValue(text, out int known) ? $"'{text}' is a special token of {encodingName} already, with the id {known}."
        : null;

    private string? ObjectionToId(string text, int id)
    {
        string subject = $"The special token '{text}' can't have the id {id}";
        if (id is < 0 or int.MaxValue)
        {
            return subject + ": ids go from 0 to 2147483646.";
        }

        return textOfId.TryGetValue(id, out string? other) ? $"{subject}: '{other}' is given it as well."
            : isOrdinary(id) ? $"{subject}: it is a token of the vocabulary of {encodingName}. Ids from VocabularySize on are free."
            : present.TryGetBytes(id, out _) ? $"{subject}: it is the id of another special token of {encodingName}. Ids from VocabularySize on are free."
            : null;
    }

    private static int FindLoneSurrogate(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogatePair(text, i))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]))
            {
                return i;
            }
        }

        return -1;
    }
}
