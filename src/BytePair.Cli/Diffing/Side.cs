using System.Buffers;
using System.Runtime.InteropServices;

namespace BytePair.Cli.Diffing;

/// <summary>One of two encodings: its tokens of the text that is in view, as far as they are decided.</summary>
internal sealed class Side(BpeTokenizer tokenizer, SpecialTokenHandling special)
{
    private int[] batch = new int[4096];
    private readonly List<int> ids = [];
    private int consumed;

    /// <summary>Where each token ends in the text in view, in bytes.</summary>
    public List<int> Ends { get; } = [];

    public ReadOnlySpan<int> Ids(int from, int to) => CollectionsMarshal.AsSpan(ids)[from..to];

    /// <summary>Encodes what follows the tokens that are there already.</summary>
    /// <param name="text">All text in view.</param>
    /// <param name="isEnd">Whether nothing follows it.</param>
    public void Encode(ReadOnlySpan<byte> text, bool isEnd)
    {
        OperationStatus status = OperationStatus.DestinationTooSmall;
        while (status == OperationStatus.DestinationTooSmall)
        {
            status = tokenizer.Encode(text[consumed..], batch, out int bytesConsumed, out int idsWritten, isEnd, special);
            int end = Ends.Count > 0 ? Ends[^1] : 0;
            foreach (int id in batch.AsSpan(0, idsWritten))
            {
                end += tokenizer.GetTokenBytes(id).Length;
                ids.Add(id);
                Ends.Add(end);
            }

            consumed += bytesConsumed;
            if (idsWritten == 0 && status == OperationStatus.DestinationTooSmall)
            {
                batch = new int[batch.Length * 2]; // a piece of more tokens than that
            }
        }
    }

    /// <summary>Takes text out of view, up to where a token ends.</summary>
    public void Drop(int length)
    {
        int count = 0;
        while (count < Ends.Count && Ends[count] <= length)
        {
            count++;
        }

        Ends.RemoveRange(0, count);
        ids.RemoveRange(0, count);
        foreach (ref int end in CollectionsMarshal.AsSpan(Ends))
        {
            end -= length;
        }

        consumed -= length;
    }
}
