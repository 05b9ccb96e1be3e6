using System.Buffers;
using Microsoft.Win32.SafeHandles;

namespace BytePair.Cli.Output;

/// <summary>
/// Standard output as bytes, in blocks. Where the console's own stream drops what is written to a closed pipe without a
/// word (and a long encoding would run on for nobody), this one throws <see cref="ClosedPipeException"/>.
/// </summary>
internal sealed class StandardOutput : IBufferWriter<byte>, IDisposable
{
    private const int BlockSize = 1 << 16;
    private const int BrokenPipe = 32; // EPIPE on Linux, macOS and the BSDs

    /// <summary>For what isn't written at once.</summary>
    private Stream? stream;
    private byte[] block = new byte[BlockSize];
    private int length;

    /// <exception cref="OutputFailedException">There is none.</exception>
    public StandardOutput()
    {
        if (!InheritedStream.IsOpen(InheritedStream.StandardOutput))
        {
            throw new OutputFailedException("can't write to standard output: it is closed.");
        }
    }

    public void Advance(int count) => length += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        MakeRoom(sizeHint);
        return block.AsMemory(length);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        MakeRoom(sizeHint);
        return block.AsSpan(length);
    }

    /// <summary>Hands over what is written so far.</summary>
    /// <exception cref="ClosedPipeException">Nobody reads any more.</exception>
    /// <exception cref="OutputFailedException">It can't be written, for example because a disk is full.</exception>
    public void Flush()
    {
        int pending = length;
        length = 0;
        int written = InheritedStream.WriteAtOnce(InheritedStream.StandardOutput, block.AsSpan(0, pending));
        if (written < pending)
        {
            Write(block.AsSpan(written, pending - written));
        }
    }

    public void Dispose() => stream?.Dispose();

    private void Write(ReadOnlySpan<byte> bytes)
    {
        try
        {
            stream ??= Open();
            stream.Write(bytes);
        }
        catch (IOException e) when (e.HResult == BrokenPipe)
        {
            throw new ClosedPipeException();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new OutputFailedException($"can't write to standard output: {e.Message.TrimEnd('.')}.");
        }
    }

    private void MakeRoom(int sizeHint)
    {
        int wanted = Math.Max(sizeHint, 1);
        if (block.Length - length >= wanted)
        {
            return;
        }

        Flush();
        if (block.Length < wanted)
        {
            block = new byte[wanted];
        }
    }

    /// <summary>
    /// A pipe is opened as a file, which reports that its reader has gone. A real file is not: it would keep a position of
    /// its own, and overwrite what other processes add to the same output.
    /// </summary>
    private static Stream Open()
    {
        if (!OperatingSystem.IsWindows())
        {
            try
            {
                var handle = new SafeFileHandle(1, ownsHandle: false);
                var file = new FileStream(handle, FileAccess.Write, bufferSize: 0);
                if (!file.CanSeek && !file.IsAsync)
                {
                    return file;
                }
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
            {
                // Not something that can be opened so; the console's stream will say what is wrong with it.
            }
        }

        return Console.OpenStandardOutput();
    }
}
