using BytePair.Pretokenization;
using BytePair.Text;

namespace BytePair.Incremental;

/// <summary>Which pieces of a text stay as they are whatever is added to it: exact enough that only one endless piece can stay open.</summary>
/// <remarks>
/// <para>
/// <see cref="Lookahead"/> answers this for many pieces at once and with more caution: to it, all that touches the last word or the
/// last white space is open. Here a piece is asked for by itself, once all before it is decided. A grammar ends it on seeing
/// the character behind it, and at most a contraction further on; there are two cases in which it sees more:
/// </para>
/// <para>
/// 1. White space cut within a run of white space. Where it is cut depends on where the run ends and what the last newline in it is.
/// Not so for a symbol with newlines behind it: <c>!\n</c> before a blank is done.
/// </para>
/// <para>
/// 2. In o200k, a word cut before a capital, if there was no lower case letter in it to begin its tail. <c>文</c> before <c>AB</c> becomes
/// <c>文ABc</c> with a c, and stays <c>文</c> with a blank.
/// </para>
/// </remarks>
internal static class DecidedPieces
{
    /// <summary>True if the piece from <paramref name="start"/> to <paramref name="end"/> is one whatever follows the text.</summary>
    /// <param name="rules">The grammar's rules.</param>
    /// <param name="text">The text so far, cut as if it ended here.</param>
    /// <param name="known">The <see cref="Utf8.KnownLength"/> of the text.</param>
    /// <param name="start">Where the piece begins; the pieces before it are decided.</param>
    /// <param name="end">Where it ends.</param>
    public static bool IsDecided(IGrammarRules rules, ReadOnlySpan<byte> text, int known, int start, int end)
    {
        if (end > known - Contractions.MaxLength)
        {
            return false;
        }

        CharacterClass next = CharacterClasses.At(text, end, out _);
        CharacterClass last = CharacterClasses.At(text, end - Utf8.LengthBefore(text.Slice(start), end - start), out _);
        if (next.IsAny(CharacterClass.Space))
        {
            return !last.IsAny(CharacterClass.Space) || !IsBlank(text, start, end) || Runs.EndOf(CharacterClass.Space, text.Slice(0, known), end) < known;
        }

        bool beginsTailOrNone = rules.Family == GrammarFamily.O200k
            && last.IsAny(CharacterClass.Letter | CharacterClass.Mark)
            && next.IsAny(CharacterClass.Head)
            && !next.IsAny(CharacterClass.Tail);
        return !beginsTailOrNone || Runs.EndOf(CharacterClass.Head, text.Slice(0, known), end) < known || EndsInTail(text, start, end);
    }

    /// <summary>True if the piece, which ends with white space, is all white space.</summary>
    private static bool IsBlank(ReadOnlySpan<byte> text, int start, int end)
    {
        CharacterClass first = CharacterClasses.At(text, start, out int length);
        return first.IsAny(CharacterClass.Space) && (start + length >= end || CharacterClasses.At(text, start + length, out _).IsAny(CharacterClass.Space));
    }

    /// <summary>True if only caseless letters and marks stand between the piece's end and a lower case letter before it.</summary>
    private static bool EndsInTail(ReadOnlySpan<byte> text, int start, int end)
    {
        while (end > start)
        {
            end -= Utf8.LengthBefore(text.Slice(start), end - start);
            CharacterClass value = CharacterClasses.At(text, end, out _);
            if (!value.IsAny(CharacterClass.Head) || !value.IsAny(CharacterClass.Tail))
            {
                return value.IsAny(CharacterClass.Tail);
            }
        }

        return false;
    }
}
