namespace BytePair.Budgeting.Chunking;

/// <summary>The part of a reader's text that is held: what was read and isn't done with.</summary>
internal sealed class TextWindow(TextReader reader)
{
    /// <summary>At least so many chars are read at a time, and at least as many as are held, so that what is left over is copied at most once for each char.</summary>
    public const int LeastRead = 1 << 16;

    private char[] chars = new char[LeastRead];
    private int length;
    private int wanted = LeastRead;

    /// <summary>Where in the reader's text the window begins.</summary>
    public long Start { get; private set; }

    public bool IsComplete { get; private set; }

    public ReadOnlyMemory<char> Text => new(chars, 0, length);

    public void Fill()
    {
        while (length < wanted && !IsComplete)
        {
            Add(reader.Read(chars, length, wanted - length));
        }
    }

    public async Task FillAsync(CancellationToken cancellationToken)
    {
        while (length < wanted && !IsComplete)
        {
            cancellationToken.ThrowIfCancellationRequested();
#if NET
            Add(await reader.ReadAsync(chars.AsMemory(length, wanted - length), cancellationToken).ConfigureAwait(false));
#else
            Add(await reader.ReadAsync(chars, length, wanted - length).ConfigureAwait(false));
#endif
        }
    }

    /// <summary>Drops chars at the beginning, and makes room for more at the end.</summary>
    public void RemoveFirst(int count)
    {
        Start += count;
        length -= count;
        wanted = checked(length + Math.Max(LeastRead, length));
        char[] next = wanted > chars.Length ? new char[wanted] : chars;
        Array.Copy(chars, count, next, 0, length);
        chars = next;
    }

    private void Add(int count)
    {
        length += count;
        IsComplete = count == 0;
    }
}
