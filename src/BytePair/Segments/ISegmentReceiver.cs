namespace BytePair.Segments;

/// <summary>What receives the segments of a text: a struct type parameter.</summary>
internal interface ISegmentReceiver
{
    /// <summary>True once nothing more is taken.</summary>
    bool IsFull { get; }

    /// <summary>What comes until the next call stems from this part of the chunk.</summary>
    /// <param name="start">In bytes of the chunk.</param>
    /// <param name="end">In bytes of the chunk.</param>
    /// <param name="isToken">Whether it is a token of the text itself, which isn't normalized.</param>
    void Enter(int start, int end, bool isToken);

    /// <summary>A space that the model puts before the ordinary text that follows, and that isn't in the text.</summary>
    void AddPrefixSpace();

    /// <summary>A part of ordinary text, as the model reads it. One text between added tokens comes in any number of parts.</summary>
    /// <param name="text">The part, valid during the call.</param>
    /// <param name="isEnd">Whether the ordinary text ends with it.</param>
    void AddOrdinary(ReadOnlySpan<byte> text, bool isEnd);

    /// <summary>An added token.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="text">What it takes of the text, with white space on either side.</param>
    void AddToken(int id, ReadOnlySpan<byte> text);
}
