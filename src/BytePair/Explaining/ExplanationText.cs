using System.Globalization;
using System.Text;

namespace BytePair.Explaining;

/// <summary>
/// An explanation as lines of text. Of <c>" hugs"</c>, with invented ids:
/// <code>
/// " hugs" → 420 82
///           " |h|u|g|s"
///     291   " |h|ug|s"
///     367   " |hug|s"
///     420   " hug|s"
/// </code>
/// The number before a line is the id that the merge made.
/// </summary>
internal static class ExplanationText
{
    /// <summary>A piece of more bytes isn't shown after each merge, so that the text stays linear in its length.</summary>
    private const int MaxShown = 64;

    private const int IdWidth = 9;
    private const string Gap = "   ";

    public static string Of(Explanation explanation)
    {
        var text = new StringBuilder();
        text.Append(explanation.EncodingName).Append(": ");
        Append(text, explanation.Pieces.Count).Append(explanation.Pieces.Count == 1 ? " piece, " : " pieces, ");
        Append(text, explanation.TokenCount).Append(explanation.TokenCount == 1 ? " token" : " tokens");
        foreach (ExplainedPiece piece in explanation.Pieces)
        {
            Append(text.Append('\n'), piece);
        }

        return text.ToString();
    }

    public static string Of(ExplainedPiece piece)
    {
        var text = new StringBuilder();
        Append(text, piece);
        return text.ToString();
    }

    private static void Append(StringBuilder text, ExplainedPiece piece)
    {
        ReadOnlySpan<byte> bytes = piece.Utf8Bytes.Span;
        AppendQuoted(text, bytes).Append(" →");
        foreach (ExplainedPart token in piece.Tokens)
        {
            Append(text.Append(' '), token.Id);
        }

        if (piece.Kind == ExplainedPieceKind.Special)
        {
            text.Append(" (special)");
        }
        else if (piece.Kind == ExplainedPieceKind.Merged)
        {
            AppendMerges(text, piece, bytes);
        }
    }

    private static void AppendMerges(StringBuilder text, ExplainedPiece piece, ReadOnlySpan<byte> bytes)
    {
        bool isShown = bytes.Length <= MaxShown;
        bool[] begins = [.. Enumerable.Repeat(true, bytes.Length)];
        if (isShown)
        {
            AppendParts(text.Append('\n').Append(' ', IdWidth).Append(Gap), bytes, begins);
        }

        foreach (ExplainedMerge merge in piece.Merges)
        {
            text.Append('\n').Append(merge.Result.Id.ToString(CultureInfo.InvariantCulture).PadLeft(IdWidth)).Append(Gap);
            if (isShown)
            {
                begins[merge.Right.Start] = false;
                AppendParts(text, bytes, begins);
            }
            else
            {
                AppendQuoted(text, bytes.Slice(merge.Left.Start, merge.Left.Length)).Append(" + ");
                AppendQuoted(text, bytes.Slice(merge.Right.Start, merge.Right.Length)).Append(" at byte ");
                Append(text, merge.Left.Start);
            }
        }
    }

    private static void AppendParts(StringBuilder text, ReadOnlySpan<byte> bytes, bool[] begins)
    {
        text.Append('"');
        int start = 0;
        for (int at = 1; at <= bytes.Length; at++)
        {
            if (at == bytes.Length || begins[at])
            {
                ReadableBytes.Append(text.Append(start == 0 ? "" : "|"), bytes.Slice(start, at - start));
                start = at;
            }
        }

        text.Append('"');
    }

    private static StringBuilder AppendQuoted(StringBuilder text, ReadOnlySpan<byte> bytes)
    {
        ReadableBytes.Append(text.Append('"'), bytes);
        return text.Append('"');
    }

    private static StringBuilder Append(StringBuilder text, int number) => text.Append(number.ToString(CultureInfo.InvariantCulture));
}
