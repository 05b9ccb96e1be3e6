using System.Runtime.InteropServices;

namespace BytePair;

/// <summary>How far a batch, or one large text that is encoded in parallel, has come.</summary>
/// <remarks>Lengths are in the units of the texts: chars for UTF-16, bytes for UTF-8.</remarks>
/// <example>
/// <code>
/// var tokenizer = BpeTokenizer.ForEncoding("o200k_base");
/// var options = new BatchOptions { Progress = new Progress&lt;BatchProgress&gt;(p => Console.WriteLine($"{p.TextsCompleted} of {p.TextCount} texts")) };
/// int[] counts = tokenizer.CountTokensBatch(new[] { "hello", "hello world" }, options: options);   // 1, 2
/// </code>
/// </example>
[StructLayout(LayoutKind.Auto)]
public readonly record struct BatchProgress
{
    internal BatchProgress(int textsCompleted, int textCount, long lengthCompleted, long length, long tokens)
    {
        TextsCompleted = textsCompleted;
        TextCount = textCount;
        LengthCompleted = lengthCompleted;
        Length = length;
        Tokens = tokens;
    }

    /// <summary>The number of texts that are done as a whole.</summary>
    public int TextsCompleted { get; }

    /// <summary>The number of texts in all.</summary>
    public int TextCount { get; }

    /// <summary>The length of what is done, in chars or bytes; not always the first of the text.</summary>
    public long LengthCompleted { get; }

    /// <summary>The length of all texts, in chars or bytes.</summary>
    public long Length { get; }

    /// <summary>The number of tokens of what is done.</summary>
    public long Tokens { get; }
}
