using System.Runtime.CompilerServices;

namespace BytePair.Pretokenization;

/// <summary>The runs of characters that the grammars share.</summary>
internal static class Runs
{
    /// <summary>The end of the run of characters from <paramref name="position"/> on that have a class of <paramref name="wanted"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int EndOf(CharacterClass wanted, ReadOnlySpan<byte> text, int position)
    {
        while (position < text.Length && CharacterClasses.At(text, position, out int length).IsAny(wanted))
        {
            position += length;
        }

        return position;
    }

    /// <summary>The end of <c>[^\s\p{L}\p{N}]*</c> from <paramref name="position"/> on.</summary>
    public static int EndOfSymbols(ReadOnlySpan<byte> text, int position)
    {
        while (position < text.Length && IsSymbol(CharacterClasses.At(text, position, out int length)))
        {
            position += length;
        }

        return position;
    }

    /// <summary>True for what is no letter, number or white space; a mark is one.</summary>
    public static bool IsSymbol(CharacterClass value) =>
        !value.IsAny(CharacterClass.Letter | CharacterClass.Number | CharacterClass.Space);

    /// <summary>True if the character at <paramref name="position"/> is of the kind.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsOf(RunKind kind, ReadOnlySpan<byte> text, int position, out int length)
    {
        if (kind >= RunKind.Newlines)
        {
            length = 1;
            return IsNewline(text[position]) || (kind == RunKind.NewlinesAndSlashes && text[position] == '/');
        }

        CharacterClass value = CharacterClasses.At(text, position, out length);
        return kind switch
        {
            RunKind.Spaces => value.IsAny(CharacterClass.Space),
            RunKind.Letters => value.IsAny(CharacterClass.Letter),
            RunKind.Numbers => value.IsAny(CharacterClass.Number),
            RunKind.Symbols => IsSymbol(value),
            RunKind.Heads => value.IsAny(CharacterClass.Head),
            RunKind.LettersAndMarks => value.IsAny(CharacterClass.Letter | CharacterClass.Mark),
            RunKind.SymbolsButMarks => !value.IsAny(CharacterClass.Letter | CharacterClass.Number | CharacterClass.Space | CharacterClass.Mark),
            _ => value.IsAny(CharacterClass.Tail),
        };
    }

    /// <summary>The end of <c>\p{N}{0,max}</c>.</summary>
    public static int EndOfNumber(ReadOnlySpan<byte> text, int position, int max)
    {
        for (int count = 0; count < max && position < text.Length; count++)
        {
            if (!CharacterClasses.At(text, position, out int length).IsAny(CharacterClass.Number))
            {
                break;
            }

            position += length;
        }

        return position;
    }

    public static bool IsNewline(byte value) => value is (byte)'\n' or (byte)'\r';

    /// <summary>
    /// The end of <c>\s+(?!\S)|\s</c>: white space up to the end of the text is one piece; before anything else its
    /// last character is left to the piece that follows, unless it is the only one.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="start">Where the white space begins.</param>
    /// <param name="runEnd">Where it ends.</param>
    public static int EndOfSpaces(ReadOnlySpan<byte> text, int start, int runEnd)
    {
        if (runEnd == text.Length)
        {
            return runEnd;
        }

        int beforeLast = runEnd - Text.Utf8.LengthBefore(text, runEnd);
        return beforeLast > start ? beforeLast : runEnd;
    }

    /// <summary>The end of the last newline in [start, runEnd), or -1 where there is none.</summary>
    public static int EndOfLastNewline(ReadOnlySpan<byte> text, int start, int runEnd)
    {
        // Most runs are short: the framework's search is compiled at each start of a program that is compiled ahead.
        int near = Math.Max(start, runEnd - 32);
        for (int end = runEnd; end > near; end--)
        {
            if (IsNewline(text[end - 1]))
            {
                return end;
            }
        }

        int last = near == start ? -1 : text.Slice(start, near - start).LastIndexOfAny((byte)'\n', (byte)'\r');
        return last < 0 ? -1 : start + last + 1;
    }
}
