using System.Diagnostics.CodeAnalysis;
using BytePair.Pretokenization;
using BytePair.Text;

namespace BytePair.Special;

/// <summary>Finds added tokens in a text, from left to right, as their conditions say.</summary>
/// <remarks>
/// The search for the texts alone knows nothing of the conditions: what it finds and a condition rules out is passed over as a whole. A
/// token takes white space before it only as far as no other token has it, but what it takes behind it may have the next one in it.
/// These are the habits of the library that wrote the files (tokenizers 0.23 of Hugging Face), odd ones among them.
/// </remarks>
internal sealed class AddedTokenFinder
{
    private readonly Dictionary<string, AddedToken> tokenOfPattern = new(StringComparer.Ordinal);
    private readonly SpecialTokenFinder patterns;

    public AddedTokenFinder(IEnumerable<AddedToken> tokens)
    {
        // Normalization may make two texts alike: the first counts.
        foreach (AddedToken token in tokens.Reverse())
        {
            tokenOfPattern[token.Pattern] = token;
        }

        patterns = new SpecialTokenFinder(tokenOfPattern.Keys);
    }

    public bool IsEmpty => patterns.IsEmpty;

    /// <summary>The length in bytes of the longest string that is looked for.</summary>
    public int MaxLength => patterns.MaxLength;

    /// <summary>Finds the next token.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="done">Where the last token that was found ends, with the white space that it takes.</param>
    /// <param name="search">Where to search from; afterwards, from where on the next is to be searched.</param>
    /// <param name="start">Where the token begins, with the white space that it takes.</param>
    /// <param name="end">Where it ends, with the white space that it takes.</param>
    /// <param name="token">The token.</param>
    public bool TryFind(ReadOnlySpan<byte> text, int done, ref int search, out int start, out int end, [NotNullWhen(true)] out AddedToken? token)
    {
        while (patterns.TryFind(text, search, out int position, out string? pattern, out int length))
        {
            token = tokenOfPattern[pattern];
            search = position + length;
            if (!token.IsWholeWord || IsAlone(text, position, search))
            {
                start = token.TakesSpaceBefore ? StartOfSpace(text, done, position) : position;
                end = token.TakesSpaceBehind ? EndOfSpace(text, search) : search;
                return true;
            }
        }

        (start, end, token) = (text.Length, text.Length, null);
        return false;
    }

    /// <summary>True if one of the strings ends or begins at <paramref name="position"/>, or lies across it.</summary>
    public bool Touches(ReadOnlySpan<byte> text, int position)
    {
        if (IsEmpty)
        {
            return false;
        }

        int from = Math.Max(0, position - MaxLength);
        ReadOnlySpan<byte> window = text.Slice(from, Math.Min(text.Length - from, position - from + MaxLength));
        for (int search = 0; patterns.TryFind(window, search, out int found, out _, out int length) && from + found <= position; search = found + 1)
        {
            if (from + found + length >= position)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True if there is a text in which a string of this finder and one of another have characters in common.</summary>
    public bool MayOverlap(AddedTokenFinder other) =>
        !IsEmpty && !other.IsEmpty && (HasEndOrPartIn(other) || other.HasEndOrPartIn(this));

    private bool HasEndOrPartIn(AddedTokenFinder other)
    {
        foreach (string pattern in tokenOfPattern.Keys)
        {
            byte[] text = System.Text.Encoding.UTF8.GetBytes(pattern);
            if (other.patterns.TryFind(text, 0, out _, out _, out _) || other.patterns.FindCutOff(text, 0) < text.Length)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsAlone(ReadOnlySpan<byte> text, int start, int end) =>
        (start == 0 || !WordCharacters.IsAt(text, start - Utf8.LengthBefore(text, start))) && (end == text.Length || !WordCharacters.IsAt(text, end));

    private static int StartOfSpace(ReadOnlySpan<byte> text, int floor, int position)
    {
        while (position > floor)
        {
            int previous = position - Utf8.LengthBefore(text, position);
            if (!IsSpace(text, previous))
            {
                return position;
            }

            position = previous;
        }

        return floor;
    }

    private static int EndOfSpace(ReadOnlySpan<byte> text, int position)
    {
        while (position < text.Length && IsSpace(text, position))
        {
            Utf8.TryRead(text.Slice(position), out _, out int length);
            position += length;
        }

        return position;
    }

    private static bool IsSpace(ReadOnlySpan<byte> text, int position) => CharacterClasses.At(text, position, out _).IsAny(CharacterClass.Space);
}
