namespace BytePair.Budgeting.Tests.Estimates;

/// <summary>The kind of a text in some language, by the script that most of its letters are of.</summary>
internal static class Scripts
{
    private static readonly (char First, char Last, TextKind Kind)[] Ranges =
    [
        ('A', 'Z', TextKind.Latin),
        ('a', 'z', TextKind.Latin),
        ('\u00C0', '\u024F', TextKind.Latin),
        ('\u0370', '\u03FF', TextKind.Greek),
        ('\u0400', '\u052F', TextKind.Cyrillic),
        ('\u0590', '\u05FF', TextKind.Hebrew),
        ('\u0600', '\u06FF', TextKind.Arabic),
        ('\u0750', '\u077F', TextKind.Arabic),
        ('\u0E00', '\u0E7F', TextKind.Thai),
        ('\u1E00', '\u1EFF', TextKind.Latin),
        ('\u1F00', '\u1FFF', TextKind.Greek),
        ('\u3040', '\u30FF', TextKind.Japanese),
        ('\u4E00', '\u9FFF', TextKind.Chinese),
        ('\uAC00', '\uD7A3', TextKind.Korean),
    ];

    /// <summary>Null if most letters are of a script that isn't among those.</summary>
    public static TextKind? Of(string text)
    {
        int[] letters = new int[(int)TextKind.Korean + 1];
        int others = 0;
        foreach (char symbol in text)
        {
            int range = Array.FindIndex(Ranges, range => symbol >= range.First && symbol <= range.Last);
            _ = range < 0 ? others += IsPunctuation(symbol) ? 0 : 1 : letters[(int)Ranges[range].Kind]++;
        }

        // Japanese has more Chinese characters than kana in some texts, but never Chinese kana.
        if (letters[(int)TextKind.Japanese] * 10 > letters[(int)TextKind.Chinese])
        {
            letters[(int)TextKind.Japanese] += letters[(int)TextKind.Chinese];
        }

        int most = letters.Max();
        return most > others ? (TextKind)Array.IndexOf(letters, most) : null;
    }

    /// <summary>ASCII and the blocks that hold punctuation, and symbols of all scripts, but no letters of other scripts.</summary>
    private static bool IsPunctuation(char symbol) =>
        symbol is < '\u00C0' or (>= '\u2000' and <= '\u303F') or >= '\uD800';
}
