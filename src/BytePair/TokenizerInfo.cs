using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using BytePair.Pieces;
using BytePair.Pretokenization;
using BytePair.Text;

namespace BytePair;

/// <summary>What there is to know about a tokenizer and the process that it runs in, at one moment; <see cref="ToString"/> is for bug reports.</summary>
public sealed class TokenizerInfo
{
    internal TokenizerInfo(BpeTokenizer tokenizer, WorkerPool workers)
    {
        EncodingName = tokenizer.EncodingName;
        VocabularySize = tokenizer.VocabularySize;
        SpecialTokenCount = tokenizer.SpecialTokens.Count;
        IdleCacheBytes = workers.IdleCacheBytes;
        HasOrderedMerges = tokenizer.HasOrderedMerges;
    }

    /// <summary>The name of the encoding.</summary>
    public string EncodingName { get; }

    /// <summary>The highest id + 1, in ids.</summary>
    public int VocabularySize { get; }

    /// <summary>The number of special tokens, those included that were added to the encoding.</summary>
    public int SpecialTokenCount { get; }

    /// <summary>
    /// True if each merge of the vocabulary comes after those that make its parts, each byte is a token, and each token is what its bytes merge to: so of all
    /// encodings that are built in. Where it is false, as of Llama 3, encoding and counting are as fast; but what counts text that grows, or shortens it, takes several
    /// times as long for each byte.
    /// </summary>
    public bool HasOrderedMerges { get; }

    /// <summary>The version of Unicode by which text is cut, whatever the runtime's own is.</summary>
    public string UnicodeVersion { get; } = CharacterClasses.UnicodeVersion;

    /// <summary>
    /// The width of vectors in use: <c>Scalar</c>, <c>Vector128</c>, <c>Vector256</c> or <c>Vector512</c>. The environment variable
    /// <c>BYTEPAIR_ISA</c>, set to one of these, forces one that the machine has.
    /// </summary>
    public string InstructionSet { get; } = InstructionSets.InUse.ToString();

    /// <summary>The framework that this build of the library is for, e.g. <c>.NETCoreApp,Version=v10.0</c>.</summary>
    public string TargetFramework { get; } = Library.GetCustomAttribute<TargetFrameworkAttribute>()?.FrameworkName ?? "unknown";

    /// <summary>The version of the library.</summary>
    public string LibraryVersion { get; } = Library.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";

    /// <summary>The runtime, e.g. <c>.NET 10.0.0</c>.</summary>
    public string Runtime { get; } = RuntimeInformation.FrameworkDescription;

    /// <summary>The processor architecture of the process, e.g. <c>X64</c>.</summary>
    public string Architecture { get; } = RuntimeInformation.ProcessArchitecture.ToString();

    /// <summary>The most bytes that the cache of one worker takes. There is a worker for each call that runs, and up to one idle for each processor.</summary>
    public int MaxCacheBytesPerWorker { get; } = PieceCache.MaxBytes;

    /// <summary>What the caches of idle workers hold now, in bytes. All tokenizers of an encoding share its workers.</summary>
    public long IdleCacheBytes { get; }

    private static Assembly Library => typeof(TokenizerInfo).Assembly;

    /// <summary>All of it, a line each.</summary>
    public override string ToString() => string.Format(
        CultureInfo.InvariantCulture,
        """
        BytePair {0} ({1}) on {2}, {3}, {4}
        {5}: {6} ids, {7} special tokens, Unicode {8}
        caches: {9} bytes idle, at most {10} for each worker
        """,
        LibraryVersion,
        TargetFramework,
        Runtime,
        Architecture,
        InstructionSet,
        EncodingName,
        VocabularySize,
        SpecialTokenCount,
        UnicodeVersion,
        IdleCacheBytes,
        MaxCacheBytesPerWorker);
}
