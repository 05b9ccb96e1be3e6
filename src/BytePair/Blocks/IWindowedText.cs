namespace BytePair.Blocks;

/// <summary>Text in memory, looked at through windows of UTF-8: a struct type parameter.</summary>
internal interface IWindowedText
{
    /// <summary>In the caller's units: bytes or chars.</summary>
    int Length { get; }

    /// <summary>The text of <paramref name="length"/> units from <paramref name="start"/> on, until the next call; without a last half of a character if there is more text.</summary>
    /// <param name="start">In units.</param>
    /// <param name="length">In units.</param>
    /// <param name="isEnd">Whether no more text follows the window.</param>
    ReadOnlySpan<byte> Window(int start, int length, bool isEnd);

    /// <summary>How many units the first bytes of the last window are.</summary>
    int UnitsOf(ReadOnlySpan<byte> utf8);
}
