using System.Globalization;
using BytePair.Cli.CommandLine;
using BytePair.Cli.Output;

namespace BytePair.Cli.Viewing;

/// <summary>
/// The pieces of a text, and how each became its tokens: a line for each merge, with the id that it made. Of <c> hugs</c>, with invented ids:
/// <code>
/// ·hugs  420 82
///        ·│h│u│g│s
///   291  ·│h│ug│s
///   367  ·│hug│s
///   420  ·hug│s
/// </code>
/// </summary>
internal static class Explanations
{
    /// <summary>In bytes. An explanation is for reading, and is made of a whole text.</summary>
    private const int MaxLength = 1 << 20;

    /// <summary>In bytes. Of a longer piece each merge shows only what it made: the whole each time would be its square.</summary>
    private const int MaxShown = 128;

    private const int IdWidth = 8;

    public static void Write(BpeTokenizer tokenizer, Stream stream, SpecialTokenHandling special, ViewWriter writer)
    {
        byte[] text = new byte[MaxLength + 1];
        int length = stream.ReadAtLeast(text, text.Length, throwOnEndOfStream: false);
        if (length > MaxLength)
        {
            throw new CommandFailedException("--explain takes 1 MB at most. Give it the part that is to be explained.");
        }

        foreach (ExplainedPiece piece in tokenizer.Explain(text.AsSpan(0, length), special).Pieces)
        {
            Write(piece, writer);
        }
    }

    private static void Write(ExplainedPiece piece, ViewWriter writer)
    {
        ReadOnlySpan<byte> bytes = piece.Utf8Bytes.Span;
        writer.Write(VisibleText.Of(bytes), Palette.Bold);
        writer.Write(" ");
        foreach (ExplainedPart token in piece.Tokens)
        {
            writer.Write(string.Create(CultureInfo.InvariantCulture, $" {token.Id}"), Palette.Faint);
        }

        writer.WriteLine(piece.Kind == ExplainedPieceKind.Special ? "  special token" : piece.Kind == ExplainedPieceKind.Token ? "  a token as it is" : "");
        if (piece.Kind == ExplainedPieceKind.Merged)
        {
            WriteMerges(piece, bytes, writer);
        }
    }

    private static void WriteMerges(ExplainedPiece piece, ReadOnlySpan<byte> bytes, ViewWriter writer)
    {
        if (bytes.Length > MaxShown)
        {
            foreach (ExplainedMerge merge in piece.Merges)
            {
                WriteStep(merge.Result.Id, bytes.Slice(merge.Result.Start, merge.Result.Length), [0], writer);
            }

            return;
        }

        List<int> starts = [.. piece.Parts.Select(part => part.Start)];
        WriteStep(null, bytes, starts, writer);
        foreach (ExplainedMerge merge in piece.Merges)
        {
            starts.Remove(merge.Right.Start);
            WriteStep(merge.Result.Id, bytes, starts, writer);
        }
    }

    /// <summary>Bytes and where the parts of them begin, with the id of the part that is new.</summary>
    private static void WriteStep(int? id, ReadOnlySpan<byte> bytes, List<int> starts, ViewWriter writer)
    {
        writer.Write((id?.ToString(CultureInfo.InvariantCulture) ?? "").PadLeft(IdWidth), Palette.Faint);
        writer.Write("  ");
        for (int i = 0; i < starts.Count; i++)
        {
            int end = i + 1 < starts.Count ? starts[i + 1] : bytes.Length;
            writer.Write(i > 0 && !writer.HasColours ? "│" : "");
            writer.Write(VisibleText.Of(bytes[starts[i]..end]), Palette.Of(i, isSpecial: false));
        }

        writer.WriteLine();
    }
}
