namespace BytePair.Offsets;

/// <summary>A caller's span; full once a token doesn't fit.</summary>
/// <remarks>
/// A pointer because a struct that is a type argument can't hold a span on every target framework.
/// SAFETY: the creator pins the span for as long as this lives; <see cref="Add"/> checks the room.
/// </remarks>
internal unsafe struct TokenSpan(EncodedToken* tokens, int length) : ITokenDestination
{
    public int Written { get; private set; }

    public bool IsFull { get; private set; }

    public void Add(EncodedToken token)
    {
        if (Written < length)
        {
            tokens[Written++] = token;
        }
        else
        {
            IsFull = true;
        }
    }
}
