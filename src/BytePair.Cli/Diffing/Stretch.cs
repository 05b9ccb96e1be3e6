namespace BytePair.Cli.Diffing;

/// <summary>A stretch of text between two places where both encodings cut, and none within. It lives as long as the call that tells of it.</summary>
internal readonly ref struct Stretch(ReadOnlySpan<byte> text, long line, ReadOnlySpan<int> ids, ReadOnlySpan<int> otherIds)
{
    public ReadOnlySpan<byte> Text { get; } = text;

    /// <summary>The line that it begins in, from 1 on.</summary>
    public long Line { get; } = line;

    public ReadOnlySpan<int> Ids { get; } = ids;

    public ReadOnlySpan<int> OtherIds { get; } = otherIds;

    /// <summary>Whether both have it as one token.</summary>
    public bool IsAlike => Ids.Length == 1 && OtherIds.Length == 1;
}
