using System.Buffers;
using System.Buffers.Text;

namespace BytePair.Building;

/// <summary>Reads the published form of a vocabulary: a line for each token, its bytes in base64, a space, its rank, which is its id.</summary>
/// <remarks>
/// Lines end with LF or CRLF, and may be empty. The file comes from anywhere: it is read in blocks, up to the first line that isn't of
/// that form, repeats a token or a rank, or exceeds a bound of <see cref="TokenSet"/>. So memory is bounded, and time by the file's length.
/// </remarks>
internal static class TiktokenFile
{
    /// <summary>Longer than the line of the longest token: its base64, and a rank.</summary>
    private const int MaxLineLength = ((TokenSet.MaxTokenLength + 2) / 3 * 4) + 64;

    /// <summary>Twice what the largest vocabulary has: there is an end to empty lines too.</summary>
    private const int MaxLines = 2 * TokenSet.MaxCount;

    /// <summary>Digits of the highest rank that is read as a number; those of more are refused as too high, too.</summary>
    private const int MaxDigits = 9;

    /// <summary>Reads all tokens.</summary>
    /// <param name="stream">The file, which is read to its end and stays open.</param>
    /// <exception cref="InvalidDataException">It isn't of that form; the message names the line.</exception>
    public static TokenSet Read(Stream stream)
    {
        var tokens = new TokenSet(expected: 0);
        byte[] block = ArrayPool<byte>.Shared.Rent(MaxLineLength);
        byte[] bytes = ArrayPool<byte>.Shared.Rent(MaxLineLength);
        int filled = 0;
        int lineNumber = 0;
        int read;
        do
        {
            read = stream.Read(block, filled, block.Length - filled);
            filled += read;
            int start = 0;
            for (int length; (length = LineLength(block.AsSpan(start, filled - start), isEnd: read == 0)) >= 0; start += Math.Min(length + 1, filled - start))
            {
                AddLine(block.AsSpan(start, length), ++lineNumber, bytes, tokens);
            }

            if (start == 0 && filled == block.Length)
            {
                throw Malformed(lineNumber + 1);
            }

            block.AsSpan(start, filled - start).CopyTo(block);
            filled -= start;
        }
        while (read > 0);

        ArrayPool<byte>.Shared.Return(block);
        ArrayPool<byte>.Shared.Return(bytes);
        return tokens.Count > 0 ? tokens : throw new InvalidDataException("The file has no tokens; it is empty.");
    }

    /// <summary>The length of the first line, or -1 if the text has no whole one.</summary>
    private static int LineLength(ReadOnlySpan<byte> text, bool isEnd)
    {
        int length = text.IndexOf((byte)'\n');
        return length < 0 && isEnd && !text.IsEmpty ? text.Length : length;
    }

    private static void AddLine(ReadOnlySpan<byte> line, int lineNumber, Span<byte> bytes, TokenSet tokens)
    {
        if (!line.IsEmpty && line[line.Length - 1] == (byte)'\r')
        {
            line = line.Slice(0, line.Length - 1);
        }

        if (line.IsEmpty)
        {
            if (lineNumber > MaxLines)
            {
                throw new InvalidDataException($"The file has more than {MaxLines} lines, many of them empty: take those out.");
            }

            return;
        }

        int space = line.IndexOf((byte)' ');
        if (space <= 0 ||
            Base64.DecodeFromUtf8(line.Slice(0, space), bytes, out int consumed, out int length) != OperationStatus.Done ||
            consumed != space ||
            !TryParseRank(line.Slice(space + 1), out int rank))
        {
            throw Malformed(lineNumber);
        }

        if (tokens.Add(bytes.Slice(0, length), rank) is { } objection)
        {
            throw new InvalidDataException($"Line {lineNumber}: the token {objection}.");
        }
    }

    private static bool TryParseRank(ReadOnlySpan<byte> digits, out int rank)
    {
        rank = 0;
        foreach (byte digit in digits)
        {
            if (digit is < (byte)'0' or > (byte)'9')
            {
                return false;
            }

            rank = digits.Length <= MaxDigits ? (10 * rank) + (digit - '0') : int.MaxValue;
        }

        return !digits.IsEmpty;
    }

    private static InvalidDataException Malformed(int lineNumber) =>
        new($"Line {lineNumber} is not of the form 'base64-of-the-token rank', where ranks are whole numbers from 0 on.");
}
