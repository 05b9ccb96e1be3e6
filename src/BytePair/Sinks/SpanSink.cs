namespace BytePair.Sinks;

/// <summary>Writes ids to a caller's span; full once they don't fit.</summary>
/// <remarks>
/// A pointer because a struct that is a type argument can't hold a span on every target framework.
/// SAFETY: the creator pins the span for as long as the sink lives; <see cref="Add(ReadOnlySpan{int})"/> checks the room.
/// </remarks>
internal unsafe struct SpanSink(int* destination, int length) : ITokenSink
{
    public int Written { get; private set; }

    public bool IsFull { get; private set; }

    /// <summary>How many more ids fit.</summary>
    public readonly int Room => length - Written;

    public void Add(int id)
    {
        if (Written < length)
        {
            destination[Written++] = id;
        }
        else
        {
            IsFull = true;
        }
    }

    public void Add(ReadOnlySpan<int> ids)
    {
        if (ids.Length <= length - Written)
        {
            ids.CopyTo(new Span<int>(destination + Written, ids.Length));
            Written += ids.Length;
        }
        else
        {
            IsFull = true;
        }
    }

    public void AddSpecial(int id, ReadOnlySpan<byte> utf8Text) => Add(id);

    /// <summary>Forgets all but the first ids, and that there were more than fit.</summary>
    public void GoBackTo(int written)
    {
        Written = written;
        IsFull = false;
    }
}
