namespace BytePair;

/// <summary>What decoding to text does with bytes that are no UTF-8, as when ids were cut within a character.</summary>
public enum InvalidUtf8Handling
{
    /// <summary>
    /// U+FFFD stands for them. The default, with the rule of <see cref="System.Text.Encoding.UTF8"/>: one for each longest run of
    /// bytes that begins a character and isn't completed, and one for each other byte.
    /// </summary>
    Replace,

    /// <summary>They throw <see cref="InvalidUtf8Exception"/>.</summary>
    Throw,
}
