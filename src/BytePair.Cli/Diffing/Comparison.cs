namespace BytePair.Cli.Diffing;

/// <summary>
/// Encodes a text with two tokenizers at once, and tells of each shortest stretch between places where both cut. Of <c>naïve</c>, cut as
/// <c>na|ïve</c> and as <c>na|ï|ve</c>, these are <c>na</c>, alike, and <c>ïve</c>, of one token and of two.
/// </summary>
/// <remarks>The text is read in blocks, and what both have behind them is let go. Linear in the length of the text.</remarks>
internal sealed class Comparison(BpeTokenizer one, BpeTokenizer other, SpecialTokenHandling special, Action<Stretch> found)
{
    private const int BlockSize = 1 << 16;

    private readonly Side first = new(one, special);
    private readonly Side second = new(other, special);
    private byte[] text = new byte[BlockSize];
    private int length;
    private long line = 1;

    public void Run(Stream stream)
    {
        bool isEnd = false;
        while (!isEnd || length > 0)
        {
            int read = isEnd ? 0 : stream.Read(text, length, text.Length - length);
            length += read;
            isEnd = read == 0;
            first.Encode(text.AsSpan(0, length), isEnd);
            second.Encode(text.AsSpan(0, length), isEnd);
            int consumed = Compare();
            text.AsSpan(consumed, length - consumed).CopyTo(text);
            length -= consumed;
            first.Drop(consumed);
            second.Drop(consumed);
            if (length == text.Length)
            {
                Array.Resize(ref text, checked(length * 2)); // a piece that is longer than a block
            }
        }
    }

    /// <summary>Tells of all stretches that both sides have come to the end of; returns how many bytes they are.</summary>
    private int Compare()
    {
        int start = 0;
        int i = 0;
        int j = 0;
        (int firstOfI, int firstOfJ) = (0, 0);
        while (i < first.Ends.Count && j < second.Ends.Count)
        {
            int endOfI = first.Ends[i];
            int endOfJ = second.Ends[j];
            if (endOfI == endOfJ)
            {
                Tell(start, endOfI, first.Ids(firstOfI, i + 1), second.Ids(firstOfJ, j + 1));
                (start, firstOfI, firstOfJ) = (endOfI, i + 1, j + 1);
            }

            i += endOfI <= endOfJ ? 1 : 0;
            j += endOfJ <= endOfI ? 1 : 0;
        }

        return start;
    }

    private void Tell(int start, int end, ReadOnlySpan<int> ids, ReadOnlySpan<int> otherIds)
    {
        ReadOnlySpan<byte> bytes = text.AsSpan(start, end - start);
        found(new Stretch(bytes, line, ids, otherIds));
        line += bytes.Count((byte)'\n');
    }
}
