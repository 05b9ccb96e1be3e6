using System.Text;
using BytePair.Cli.CommandLine;

namespace BytePair.Cli.Ids;

/// <summary>
/// Reads ids from text: decimal numbers between separators, which are white space, commas and square brackets. That takes
/// the output of <c>encode</c>, a JSON array of numbers, one id a line, and mixtures of these.
/// </summary>
internal sealed class IdTextReader(Stream stream, string sourceName) : IIdReader
{
    private const int LongestWord = 64; // longer than any id; what is longer is no id, and is not kept

    private readonly byte[] block = new byte[1 << 16];
    private int start;
    private int end;
    private bool atEnd;
    private long wordsRead;

    public string Unit => "word";

    public int Read(Span<int> ids)
    {
        int count = 0;
        while (count < ids.Length && FindWord() is var word && !word.IsEmpty)
        {
            if (!TryParse(word, out ids[count]))
            {
                if (count > 0)
                {
                    break; // the word is still there for the next call
                }

                ThrowNoId(word);
            }

            start += word.Length;
            count++;
        }

        wordsRead += count;
        return count;
    }

    /// <summary>The next word, whole and still in the block; empty at the end of the input.</summary>
    private ReadOnlySpan<byte> FindWord()
    {
        while (true)
        {
            while (start < end && IsSeparator(block[start]))
            {
                start++;
            }

            int length = 0;
            while (start + length < end && !IsSeparator(block[start + length]))
            {
                length++;
            }

            if (start + length < end || atEnd || length > LongestWord)
            {
                return block.AsSpan(start, length);
            }

            Refill();
        }
    }

    /// <summary>One at a time: words are short, and what the framework finds by vectors would be compiled at each start.</summary>
    private static bool IsSeparator(byte symbol) => symbol is (byte)' ' or (>= (byte)'\t' and <= (byte)'\r') or (byte)',' or (byte)'[' or (byte)']';

    private void Refill()
    {
        block.AsSpan(start, end - start).CopyTo(block);
        end -= start;
        start = 0;
        int read = stream.Read(block, end, block.Length - end);
        end += read;
        atEnd = read == 0;
    }

    private static bool TryParse(ReadOnlySpan<byte> word, out int id)
    {
        long value = 0;
        foreach (byte b in word)
        {
            value = (value * 10) + (b - '0');
            if (b is < (byte)'0' or > (byte)'9' || value > int.MaxValue)
            {
                id = 0;
                return false;
            }
        }

        id = (int)value;
        return true;
    }

    private void ThrowNoId(ReadOnlySpan<byte> word)
    {
        string text = Encoding.UTF8.GetString(word[..Math.Min(word.Length, LongestWord)]) + (word.Length > LongestWord ? "…" : "");
        throw new CommandFailedException(
            $"{sourceName}: word {wordsRead + 1} is '{text}', which is no token id. Ids are whole numbers between white space "
            + "or commas.");
    }
}
