using System.Buffers;
using System.Globalization;
using System.Text;

namespace BytePair.Cli.Output;

/// <summary>
/// Bytes as text that shows what is in them: <c>·</c> for a space, <c>⏎</c>, <c>→</c> and <c>␍</c> for line feeds, tabs and carriage returns, other controls as their
/// pictures or numbers (<c>‹U+200B›</c>), bytes that are no character as <c>‹E6 96›</c>. A mark that has nothing to stand on stands on <c>◌</c>.
/// </summary>
/// <remarks>What comes out has no control characters, and each character takes the columns that <see cref="DisplayWidth"/> says.</remarks>
internal static class VisibleText
{
    private const char FirstPicture = '\u2400';
    private const char VariationSelector16 = '\uFE0F';

    public static string Of(ReadOnlySpan<byte> utf8)
    {
        var text = new StringBuilder(utf8.Length);
        Append(text, utf8);
        return text.ToString();
    }

    public static string Of(string text) => Of(Encoding.UTF8.GetBytes(text));

    /// <summary>Appends what the bytes look like.</summary>
    public static void Append(StringBuilder text, ReadOnlySpan<byte> utf8)
    {
        bool hasBase = false;
        while (!utf8.IsEmpty)
        {
            if (Rune.DecodeFromUtf8(utf8, out Rune rune, out int length) != OperationStatus.Done)
            {
                length = InvalidLength(utf8);
                AppendBytes(text, utf8[..length]);
                hasBase = false;
            }
            else
            {
                hasBase = Append(text, rune, hasBase);
            }

            utf8 = utf8[length..];
        }
    }

    /// <summary>All bytes up to the next character.</summary>
    private static int InvalidLength(ReadOnlySpan<byte> utf8)
    {
        int length = 1;
        while (length < utf8.Length && Rune.DecodeFromUtf8(utf8[length..], out _, out _) != OperationStatus.Done)
        {
            length++;
        }

        return length;
    }

    private static void AppendBytes(StringBuilder text, ReadOnlySpan<byte> bytes)
    {
        text.Append('‹');
        for (int i = 0; i < bytes.Length; i++)
        {
            text.Append(i > 0 ? " " : "").Append(bytes[i].ToString("X2", CultureInfo.InvariantCulture));
        }

        text.Append('›');
    }

    /// <summary>Appends a character; tells whether a mark can stand on it.</summary>
    private static bool Append(StringBuilder text, Rune rune, bool hasBase)
    {
        if (Substitute(rune) is { } substitute)
        {
            text.Append(substitute);
            return false;
        }

        switch (Rune.GetUnicodeCategory(rune))
        {
            case UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.SpacingCombiningMark:
                if (rune.Value == VariationSelector16 && !hasBase)
                {
                    AppendNumber(text, rune);
                    return false;
                }

                text.Append(hasBase ? "" : "◌").Append(rune.ToString());
                return true;
            case UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
                or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.SpaceSeparator:
                AppendNumber(text, rune);
                return false;
            default:
                text.Append(rune.ToString());
                return true;
        }
    }

    private static char? Substitute(Rune rune) => rune.Value switch
    {
        ' ' => '·',
        '\n' => '⏎',
        '\t' => '→',
        0x7F => '␡',
        < ' ' => (char)(FirstPicture + rune.Value),
        _ => null,
    };

    private static void AppendNumber(StringBuilder text, Rune rune) => text.Append(CultureInfo.InvariantCulture, $"‹U+{rune.Value:X4}›");
}
