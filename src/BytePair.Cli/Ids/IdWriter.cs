using System.Buffers;

namespace BytePair.Cli.Ids;

/// <summary>Takes the ids of one input and writes them as they come, in one of the formats.</summary>
internal abstract class IdWriter : IBufferWriter<int>
{
    private int[] ids = new int[4096];

    /// <summary>Whether any id has come.</summary>
    public bool HasWritten { get; private set; }

    /// <summary>The writer of a format.</summary>
    /// <param name="format">The format.</param>
    /// <param name="output">Receives the bytes.</param>
    /// <param name="sourceName">What messages call the input.</param>
    public static IdWriter Create(IdFormat format, IBufferWriter<byte> output, string sourceName) => format switch
    {
        IdFormat.Text => IdTextWriter.ForText(output),
        IdFormat.Json => IdTextWriter.ForJson(output),
        IdFormat.UInt16 => new UInt16Writer(output, sourceName),
        _ => new UInt32Writer(output),
    };

    /// <summary>Writes what belongs behind the last id.</summary>
    /// <param name="isComplete">False if the input failed: then nothing makes what was written look like all.</param>
    public virtual void End(bool isComplete)
    {
    }

    public void Advance(int count)
    {
        Write(ids.AsSpan(0, count));
        HasWritten |= count > 0;
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

    /// <summary>Writes ids that follow those before. <see cref="HasWritten"/> tells whether there were any.</summary>
    protected abstract void Write(ReadOnlySpan<int> ids);

    private void MakeRoom(int sizeHint)
    {
        if (ids.Length < sizeHint)
        {
            ids = new int[sizeHint];
        }
    }
}
