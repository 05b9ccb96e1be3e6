using System.Buffers;
using System.Buffers.Text;

namespace BytePair.Cli.Ids;

/// <summary>Takes ids and writes them as decimal text with a space between; no allocation per id.</summary>
internal sealed class IdTextWriter(IBufferWriter<byte> output) : IBufferWriter<int>
{
    private const int LongestId = 11; // a space and ten digits

    private int[] ids = new int[4096];

    /// <summary>Whether any id has come.</summary>
    public bool HasWritten { get; private set; }

    public void Advance(int count)
    {
        Span<byte> text = output.GetSpan(LongestId);
        int written = 0;
        foreach (int id in ids.AsSpan(0, count))
        {
            if (text.Length - written < LongestId)
            {
                output.Advance(written);
                text = output.GetSpan(LongestId);
                written = 0;
            }

            if (HasWritten)
            {
                text[written++] = (byte)' ';
            }

            Utf8Formatter.TryFormat(id, text[written..], out int digits);
            written += digits;
            HasWritten = true;
        }

        output.Advance(written);
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
