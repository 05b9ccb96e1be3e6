using System.Globalization;
using System.Text;

namespace BytePair.Vocabularies;

/// <summary>Reads the published form of a vocabulary: a line per token, its bytes in base64, a space, its rank.</summary>
internal static class TiktokenFile
{
    /// <exception cref="InvalidDataException">A line isn't of that form; the message names the line.</exception>
    public static List<KeyValuePair<int, byte[]>> Parse(byte[] content)
    {
        var tokens = new List<KeyValuePair<int, byte[]>>();
        using var reader = new StreamReader(new MemoryStream(content), Encoding.ASCII, detectEncodingFromByteOrderMarks: false);
        for (int lineNumber = 1; reader.ReadLine() is { } line; lineNumber++)
        {
            if (line.Length > 0)
            {
                tokens.Add(ParseLine(line, lineNumber));
            }
        }

        return tokens;
    }

    private static KeyValuePair<int, byte[]> ParseLine(string line, int lineNumber)
    {
        string[] fields = line.Split(' ');
        if (fields.Length != 2 || !int.TryParse(fields[1], NumberStyles.None, CultureInfo.InvariantCulture, out int rank))
        {
            throw Malformed(lineNumber, null);
        }

        try
        {
            return new KeyValuePair<int, byte[]>(rank, Convert.FromBase64String(fields[0]));
        }
        catch (FormatException exception)
        {
            throw Malformed(lineNumber, exception);
        }
    }

    private static InvalidDataException Malformed(int lineNumber, Exception? inner) =>
        new($"Line {lineNumber} is not of the form 'base64-of-the-token rank'.", inner);
}
