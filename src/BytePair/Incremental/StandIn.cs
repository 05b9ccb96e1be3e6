using BytePair.Pretokenization;
using BytePair.Text;

namespace BytePair.Incremental;

/// <summary>
/// A short text that is cut as a long one is, whatever follows both: what is scanned in place of an endless piece each time that
/// something is added to it.
/// </summary>
/// <remarks>
/// <para>
/// A grammar asks of a run of characters of one kind whether it goes on, never how long it is (numbers of three digits aside). So of
/// a run of one kind the first three characters and the last stay, and those between go: no piece begins at one of them, and
/// none but at the last or behind it.
/// Example: of a blank and a million <c>a</c>, a blank and four <c>a</c> stay.
/// </para>
/// <para>
/// Where the kinds of a run alternate, what they are matters less than it seems, once it is known how the first piece begins:
/// in white space, all before the last newline is of one kind; in an o200k word, so is all before its first lower case letter,
/// and all from there on to a capital; without one, all before its last caseless letter or mark; in o200k symbols, all up to the first newline,
/// and all newlines and slashes from there on. Example: of <c>文A文AA文AAA</c> without end there stays <c>文A文</c>, then the last <c>文</c> and its capitals.
/// </para>
/// </remarks>
internal static class StandIn
{
    /// <summary>Characters of a run that stay at its beginning: a contraction is told by two, and may end before the third.</summary>
    private const int KeptAtBeginning = 3;

    /// <summary>Bytes at the end of the text that always stay: among them, characters that aren't complete.</summary>
    private const int KeptAtEnd = 16;

    private enum Kind
    {
        None,
        Number,
        Letter,
        Upper,
        Lower,
        Caseless,
        Mark,
        Symbol,
        Slash,
        Blank,
        Newline,
        Space,
        FirstPart,
        Pivot,
        SecondPart,
    }

    /// <summary>Takes out of a text, which begins with a piece, what may go.</summary>
    /// <param name="rules">The grammar's rules.</param>
    /// <param name="text">The text; what stays of it is moved together.</param>
    /// <param name="positions">One number for each byte of the text, moved with it.</param>
    /// <returns>The length of what stays.</returns>
    public static int Shorten(IGrammarRules rules, Span<byte> text, Span<int> positions)
    {
        FirstRun run = FirstRun.Of(rules, text);
        int limit = text.Length - KeptAtEnd;
        int length = 0;
        int alike = 0;
        Kind previous = Kind.None;
        for (int at = 0; at < text.Length;)
        {
            Kind kind = KindAt(rules, run, text, at, out int size);
            alike = kind == previous && (kind != Kind.Number || rules.MaxDigits == 0) ? alike + 1 : 0;
            previous = kind;
            int next = at + size;
            bool goes = alike >= KeptAtBeginning && next < limit && KindAt(rules, run, text, next, out _) == kind && !Joins(text.Slice(0, length), text[next]);
            if (!goes)
            {
                text.Slice(at, size).CopyTo(text.Slice(length));
                positions.Slice(at, size).CopyTo(positions.Slice(length));
                length += size;
            }

            at = next;
        }

        return length;
    }

    /// <summary>
    /// True if <paramref name="next"/> might complete a character whose beginning stands alone at the end of <paramref name="kept"/>. Of
    /// invalid bytes, only those go at first that stand before one that begins a character; in the next round there are more of these.
    /// </summary>
    private static bool Joins(ReadOnlySpan<byte> kept, byte next) =>
        Utf8.IsContinuation(next) && !(Utf8.IsContinuation(kept[kept.Length - 1]) && Utf8.IsContinuation(kept[kept.Length - 2]) && Utf8.IsContinuation(kept[kept.Length - 3]));

    private static Kind KindAt(IGrammarRules rules, FirstRun run, ReadOnlySpan<byte> text, int position, out int length)
    {
        CharacterClass value = CharacterClasses.At(text, position, out length);
        return position < run.Start || position >= run.End ? Natural(rules, value, text[position])
            : position < run.Pivot ? Kind.FirstPart
            : !run.PivotIsAlone ? Kind.SecondPart
            : position == run.Pivot ? Kind.Pivot
            : Natural(rules, value, text[position]);
    }

    private static Kind Natural(IGrammarRules rules, CharacterClass value, byte first)
    {
        if (value.IsAny(CharacterClass.Space))
        {
            return rules.Family == GrammarFamily.Gpt2 ? Kind.Space : Runs.IsNewline(first) ? Kind.Newline : Kind.Blank;
        }

        if (value.IsAny(CharacterClass.Number))
        {
            return Kind.Number;
        }

        if (rules.Family != GrammarFamily.O200k)
        {
            return rules.IsLetter(value) ? Kind.Letter : Kind.Symbol;
        }

        return value.IsAny(CharacterClass.Mark) ? Kind.Mark
            : !value.IsAny(CharacterClass.Letter) ? (first == (byte)'/' ? Kind.Slash : Kind.Symbol)
            : !value.IsAny(CharacterClass.Tail) ? Kind.Upper
            : !value.IsAny(CharacterClass.Head) ? Kind.Lower
            : Kind.Caseless;
    }
}
