using System.Buffers;
using BytePair.Cli.Input;
using BytePair.Cli.Output;

namespace BytePair.Cli.Counting;

/// <summary>Counts the tokens of a file: a small one at once, a large one as a stream, by all processors.</summary>
internal sealed class TextCounter(CountOptions options, ProgressLine progress)
{
    /// <summary>In bytes. So much is read at once, and counted by one thread while others have files of their own.</summary>
    private const int BlockSize = 1 << 20;

    /// <summary>In bytes: where git looks for a zero, which text hasn't.</summary>
    private const int BinaryHead = 8000;

    /// <summary>Counts a file; what goes wrong is part of the result.</summary>
    public FileCount Count(InputPath path)
    {
        try
        {
            if (!path.IsNamed && new FileInfo(path.Path) is { Exists: true, Length: 0 })
            {
                return new FileCount(path.Path); // also pipes and devices, which would have to be waited for
            }

            using Stream stream = path.Path is InputFiles.StandardInput && options.Input is { } begun ? begun : InputFiles.Open(path.Path);
            return Count(path, stream);
        }
        catch (Exception e) when (InputFiles.Explain(e, path.Path) is { } message)
        {
            return new FileCount(path.Path) { Failure = message };
        }
    }

    private FileCount Count(InputPath path, Stream file)
    {
        byte[] block = ArrayPool<byte>.Shared.Rent(BlockSize);
        try
        {
            int length = file.ReadAtLeast(block.AsSpan(0, BlockSize), BlockSize, throwOnEndOfStream: false);
            progress.Add(length);
            ReadOnlySpan<byte> head = block.AsSpan(0, length);
            if (!path.IsNamed && head[..Math.Min(length, BinaryHead)].Contains((byte)0))
            {
                return new FileCount(path.Path) { IsBinary = true };
            }

            if (length < BlockSize)
            {
                return Result(path, options.Tokenizer.CountTokens(head, options.Special), length);
            }

            using var rest = new WatchedStream(file, progress);
            using var whole = new ContinuedStream(block.AsMemory(0, length), rest);
            long tokens = options.Tokenizer.CountTokensParallel(whole, options.Special);
            return Result(path, tokens, length + rest.BytesRead);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(block);
        }
    }

    private FileCount Result(InputPath path, long tokens, long bytes) =>
        new(path.Path) { Tokens = tokens, Bytes = bytes, OverLimit = tokens > options.LimitEach ? 1 : 0 };
}
