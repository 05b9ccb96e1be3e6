using System.Buffers;

namespace BytePair.Cli.Viewing;

/// <summary>Takes ids as a text is encoded, and gives each with its bytes to a view, so that a text of any length is shown as it is read.</summary>
internal sealed class TokenReceiver(BpeTokenizer tokenizer, TokenView view) : IBufferWriter<int>
{
    private int[] ids = new int[1024];

    public void Advance(int count)
    {
        foreach (int id in ids.AsSpan(0, count))
        {
            view.Add(id, tokenizer.GetTokenBytes(id), tokenizer.IsSpecialToken(id));
        }
    }

    public Memory<int> GetMemory(int sizeHint = 0)
    {
        MakeRoom(sizeHint);
        return ids;
    }

    public Span<int> GetSpan(int sizeHint = 0)
    {
        MakeRoom(sizeHint);
        return ids;
    }

    private void MakeRoom(int sizeHint)
    {
        if (ids.Length < sizeHint)
        {
            ids = new int[sizeHint];
        }
    }
}
