using System.Runtime.InteropServices;

namespace BytePair;

/// <summary>How far a <see cref="BpeTrainer"/> has come.</summary>
/// <example>
/// <code>
/// var options = new BpeTrainerOptions { Progress = new Progress&lt;BpeTrainingProgress&gt;(p => Console.WriteLine($"{p.Phase}: {p.BytesRead} bytes, {p.TokenCount} tokens")) };
/// var trainer = new BpeTrainer(BpePatterns.O200k, options);
/// trainer.AddText("the cat and the hat");
/// int count = trainer.Train(259).Count;    // 259
/// </code>
/// </example>
[StructLayout(LayoutKind.Auto)]
public readonly record struct BpeTrainingProgress
{
    internal BpeTrainingProgress(BpeTrainingPhase phase, long bytesRead, int tokenCount, int tokensWanted)
    {
        Phase = phase;
        BytesRead = bytesRead;
        TokenCount = tokenCount;
        TokensWanted = tokensWanted;
    }

    /// <summary>What is being done.</summary>
    public BpeTrainingPhase Phase { get; }

    /// <summary>How much text was read until now, in bytes of UTF-8.</summary>
    public long BytesRead { get; }

    /// <summary>The number of tokens until now, special tokens not among them; 0 while pieces are counted.</summary>
    public int TokenCount { get; }

    /// <summary>The number of tokens that were asked for, special tokens not among them; 0 while pieces are counted.</summary>
    public int TokensWanted { get; }
}
