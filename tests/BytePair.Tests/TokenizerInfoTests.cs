using System.Reflection;
using System.Runtime.Versioning;
using BytePair.Pieces;
using BytePair.Text;

namespace BytePair.Tests;

/// <summary>What a bug report says is so.</summary>
public sealed class TokenizerInfoTests
{
    [Fact]
    public void It_says_what_runs()
    {
        BpeTokenizer tokenizer = BpeTokenizer.ForEncoding("p50k_edit").WithSpecialTokens([new("<new>", 60_000)]);
        tokenizer.CountTokens("some words");
        TokenizerInfo info = tokenizer.GetInfo();
        Assert.Equal(("p50k_edit", 60_001, 5, "16.0.0"), (info.EncodingName, info.VocabularySize, info.SpecialTokenCount, info.UnicodeVersion));
        Assert.Equal(InstructionSets.InUse.ToString(), info.InstructionSet);
        Assert.Equal(PieceCache.MaxBytes, info.MaxCacheBytesPerWorker);
        Assert.InRange(info.IdleCacheBytes, 0, (long)PieceCache.MaxBytes * Environment.ProcessorCount);
        Assert.Equal(typeof(BpeTokenizer).Assembly.GetCustomAttribute<TargetFrameworkAttribute>()!.FrameworkName, info.TargetFramework);
        string[] parts = [info.EncodingName, "60001 ids", "5 special", info.UnicodeVersion, info.InstructionSet, info.TargetFramework, info.LibraryVersion, info.Runtime, info.Architecture, $"most {PieceCache.MaxBytes} for"];
        Assert.All(parts, part => Assert.Contains(part, info.ToString(), StringComparison.Ordinal));
        Assert.StartsWith("0.", info.LibraryVersion, StringComparison.Ordinal);
    }
}
