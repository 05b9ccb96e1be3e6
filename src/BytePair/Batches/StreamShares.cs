using BytePair.Special;

namespace BytePair.Batches;

/// <summary>Deals out the text of a stream in shares that end at safe cuts, one after another, to whoever asks next.</summary>
/// <remarks>
/// What stands behind the last cut of what was read goes before the next share. Text without a cut in a whole share (one letter without
/// end) can't be dealt out: whoever meets it gets all the rest. So what is held is a share, and never more.
/// </remarks>
internal sealed class StreamShares(Stream stream, SpecialRules? rules, int shareLength)
{
    /// <summary>In bytes. What follows a cut has a say in whether it is one: the character behind it, and the rest of a special token.</summary>
    private const int MinMargin = 8;

    /// <summary>So many cuts that would go through special tokens are passed over, and no more.</summary>
    private const int MaxCutsPassedOver = 64;

    private readonly int margin = Math.Max(MinMargin, rules?.MaxLength ?? 0);
    private readonly byte[] rest = new byte[shareLength];
    private int restLength;
    private long position;
    private int index;
    private bool isOver;

    /// <summary>The least that makes sense as a share for these rules, in bytes.</summary>
    public static int MinLength(SpecialRules? rules) => 2 * Math.Max(MinMargin, rules?.MaxLength ?? 0);

    /// <summary>Takes the next share.</summary>
    /// <param name="block">Room for a share.</param>
    /// <param name="share">The share.</param>
    /// <returns>False if there is no more.</returns>
    public bool TryTake(byte[] block, out StreamShare share)
    {
        lock (rest)
        {
            share = default;
            if (isOver)
            {
                return false;
            }

            // Whatever goes wrong, nobody reads on behind it.
            isOver = true;
            int length = Fill(block, out bool isEnd);
            int cut = isEnd ? length : FindCut(block.AsSpan(0, length));
            share = new StreamShare(index++, position, cut < 0 ? length : cut, cut < 0 ? stream : null);
            if (cut > 0)
            {
                restLength = length - cut;
                block.AsSpan(cut, restLength).CopyTo(rest);
                position += cut;
                isOver = isEnd;
            }

            return share.Length > 0;
        }
    }

    private int Fill(byte[] block, out bool isEnd)
    {
        rest.AsSpan(0, restLength).CopyTo(block);
        int length = restLength;
        int read = 1;
        while (length < shareLength && read > 0)
        {
            read = stream.Read(block, length, shareLength - length);
            length += read;
        }

        isEnd = read == 0;
        return length;
    }

    private int FindCut(ReadOnlySpan<byte> text)
    {
        Utf8Form form = default;
        int cut = form.FindLastCut(text, 0, text.Length - margin);
        for (int passedOver = 0; cut > 0 && rules is not null && form.IsWithinSpecial(text, cut, rules); passedOver++)
        {
            cut = passedOver < MaxCutsPassedOver ? form.FindLastCut(text, 0, cut - 1) : -1;
        }

        return cut;
    }
}
