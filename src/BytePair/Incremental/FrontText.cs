using BytePair.Pretokenization;
using BytePair.Text;

namespace BytePair.Incremental;

/// <summary>A text that grows at its front, byte by byte, and where its first piece ends, found in constant time.</summary>
/// <remarks>
/// What a grammar walks through in a text that lies still is known here already, as the run ends of the first few positions
/// (<see cref="RunEnds"/>). Patterns don't look behind, so that what is known of a position stays right whatever is put before it.
/// All positions are counted in bytes from the text's end.
/// </remarks>
internal sealed class FrontText(IGrammarRules? rules)
{
    /// <summary>Positions whose run ends are kept: those of the first two characters, and as many again to take back a character.</summary>
    private const int KeptPositions = 16;

    private const int LeastCapacity = 256;
    private readonly RunEnds[] runs = new RunEnds[KeptPositions];
    private byte[] bytes = [];

    /// <summary>In bytes; also the position of the front.</summary>
    public int Length { get; private set; }

    public ReadOnlySpan<byte> Span => bytes.AsSpan(bytes.Length - Length);

    /// <summary>The bytes from one position up to another.</summary>
    public ReadOnlySpan<byte> Slice(int start, int end) => bytes.AsSpan(bytes.Length - start, start - end);

    public void Add(byte value)
    {
        if (Length == bytes.Length)
        {
            Grow();
        }

        if (rules is null)
        {
            bytes[bytes.Length - ++Length] = value;
            return;
        }

        if (Length == 0)
        {
            runs[0] = RunEnds.AtEnd;
        }

        Length++;
        bytes[bytes.Length - Length] = value;
        CharacterClass kind = ClassAt(Length, out int end);
        runs[Length % KeptPositions] = runs[end % KeptPositions].Before(rules, kind, value, end, Length);
    }

    /// <summary>Takes back the bytes that were added last: no more than a character's, or all.</summary>
    public void CutTo(int length) => Length = length;

    /// <summary>Where the first piece of the text ends. The text isn't empty, and the grammar has rules.</summary>
    public int FirstPieceEnd() => Rules.Family switch
    {
        GrammarFamily.Gpt2 => Gpt2PieceEnd(),
        GrammarFamily.Cl100k => Cl100kPieceEnd(),
        _ => O200kPieceEnd(),
    };

    private IGrammarRules Rules => rules!;

    /// <summary>In gpt2's family, each number of one character is set apart first.</summary>
    private bool DigitsAreApart => Rules.MaxDigits > 0;

    private ref readonly RunEnds RunsAt(int position) => ref runs[position % KeptPositions];

    private CharacterClass ClassAt(int position, out int end)
    {
        CharacterClass value = CharacterClasses.At(bytes, bytes.Length - position, out int length);
        end = position - length;
        return value;
    }

    private int Gpt2PieceEnd()
    {
        int contraction = Contractions.LowerCaseLength(bytes, bytes.Length - Length);
        if (contraction > 0)
        {
            return Length - contraction;
        }

        CharacterClass first = ClassAt(Length, out int end);
        int body = Length;
        if (Span[0] == ' ' && Length > 1)
        {
            CharacterClass second = ClassAt(Length - 1, out _);
            if (!second.IsAny(CharacterClass.Space) && !(DigitsAreApart && second.IsAny(CharacterClass.Number)))
            {
                (first, body) = (second, Length - 1);
            }
        }

        ref readonly RunEnds at = ref RunsAt(body);
        if (first.IsAny(CharacterClass.Space))
        {
            bool isBeforeDigit = DigitsAreApart && at.Spaces > 0 && ClassAt(at.Spaces, out _).IsAny(CharacterClass.Number);
            return isBeforeDigit ? at.Spaces : EndOfSpaces(at.Spaces);
        }

        return first.IsAny(CharacterClass.Letter) ? at.Letters
            : first.IsAny(CharacterClass.Number) ? DigitsAreApart ? end : at.Numbers
            : at.Symbols;
    }

    private int Cl100kPieceEnd()
    {
        int contraction = Contractions.AnyCaseLength(bytes, bytes.Length - Length);
        if (contraction > 0)
        {
            return Length - contraction;
        }

        CharacterClass first = ClassAt(Length, out int next);
        ref readonly RunEnds at = ref RunsAt(Length);
        if (Rules.IsLetter(first))
        {
            return at.Letters;
        }

        if (first.IsAny(CharacterClass.Number))
        {
            return EndOfNumber();
        }

        CharacterClass second = next > 0 ? ClassAt(next, out _) : CharacterClass.Space;
        if (Rules.IsLetter(second) && !Runs.IsNewline(Span[0]))
        {
            return RunsAt(next).Letters;
        }

        if (Rules.IsSymbol(first))
        {
            return at.Symbols;
        }

        if (Span[0] == ' ' && Rules.IsSymbol(second))
        {
            return RunsAt(next).Symbols;
        }

        return !(Rules.TakesBlanksToEnd && at.Spaces == 0) && at.LastNewline != RunEnds.None ? at.LastNewline : EndOfSpaces(at.Spaces);
    }

    private int O200kPieceEnd()
    {
        CharacterClass first = ClassAt(Length, out int next);
        if (first.IsAny(CharacterClass.Number))
        {
            return EndOfNumber();
        }

        int word = EndOfWord(first, next);
        if (word != RunEnds.None)
        {
            return !Rules.HasContractions ? word : word - Contractions.AnyCaseLength(bytes, bytes.Length - word);
        }

        ref readonly RunEnds at = ref RunsAt(Length);
        if (Runs.IsSymbol(first))
        {
            return at.Symbols;
        }

        if (Span[0] == ' ' && next > 0 && Runs.IsSymbol(ClassAt(next, out _)))
        {
            return RunsAt(next).Symbols;
        }

        return at.LastNewline != RunEnds.None ? at.LastNewline : EndOfSpaces(at.Spaces);
    }

    /// <summary>The end of the first two alternatives of o200k before their contraction, or <see cref="RunEnds.None"/>; see <see cref="O200kGrammar{TRules}"/>.</summary>
    private int EndOfWord(CharacterClass first, int next)
    {
        ref readonly RunEnds at = ref RunsAt(Length);
        if (first.IsAny(CharacterClass.Letter))
        {
            int fromLetter = EndOfHeadAndTail(at);
            return fromLetter != RunEnds.None ? fromLetter : at.Head;
        }

        if (Runs.IsNewline(Span[0]) || next == 0)
        {
            return first.IsAny(CharacterClass.Mark) ? next : RunEnds.None;
        }

        ref readonly RunEnds afterPrefix = ref RunsAt(next);
        int withPrefix = EndOfHeadAndTail(afterPrefix);
        if (withPrefix != RunEnds.None)
        {
            return withPrefix;
        }

        return first.IsAny(CharacterClass.Mark) ? EndOfHeadAndTail(at)
            : afterPrefix.Head < next ? afterPrefix.Head
            : RunEnds.None;
    }

    private static int EndOfHeadAndTail(in RunEnds at) => at.HeadAndTail != RunEnds.None ? at.HeadAndTail : at.LastOfBoth;

    private int EndOfNumber() => Length - (Runs.EndOfNumber(bytes, bytes.Length - Length, Rules.MaxDigits) - (bytes.Length - Length));

    /// <summary>As <see cref="Runs.EndOfSpaces"/>, for white space at the front.</summary>
    private int EndOfSpaces(int runEnd)
    {
        if (runEnd == 0)
        {
            return 0;
        }

        int beforeLast = runEnd + Utf8.LengthBefore(bytes, bytes.Length - runEnd);
        return beforeLast < Length ? beforeLast : runEnd;
    }

    private void Grow()
    {
        if (Length > ThrowHelper.MaxArrayLength / 2)
        {
            throw ThrowHelper.StretchTooLong();
        }

        byte[] larger = new byte[Math.Max(LeastCapacity, 2 * Length)];
        bytes.CopyTo(larger, larger.Length - bytes.Length);
        bytes = larger;
    }
}
