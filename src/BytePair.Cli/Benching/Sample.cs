using System.Text;
using BytePair.Cli.CommandLine;
using BytePair.Cli.Input;

namespace BytePair.Cli.Benching;

/// <summary>The text that is measured, in the forms in which the library takes it.</summary>
internal sealed class Sample
{
    /// <summary>In bytes: enough for any cache of a processor to be too small.</summary>
    private const int MaxLength = 1 << 24;

    /// <summary>The length from which a document of the batch ends with its line, in bytes.</summary>
    private const int DocumentLength = 4096;

    private Sample(string name, byte[] utf8, bool isCut)
    {
        Name = name;
        Utf8 = utf8;
        IsCut = isCut;
        Utf16 = Encoding.UTF8.GetString(utf8);
        Utf16Bytes = Encoding.UTF8.GetByteCount(Utf16);
        IsValid = Encoding.UTF8.GetBytes(Utf16).AsSpan().SequenceEqual(utf8);
        Documents = [.. Cut(utf8)];
    }

    /// <summary>What messages and tables call it.</summary>
    public string Name { get; }

    public byte[] Utf8 { get; }

    public string Utf16 { get; }

    /// <summary>The bytes of <see cref="Utf16"/> in UTF-8: those of <see cref="Utf8"/>, unless that isn't valid.</summary>
    public int Utf16Bytes { get; }

    /// <summary>Whether it is UTF-8; if not, there is U+FFFD in <see cref="Utf16"/>.</summary>
    public bool IsValid { get; }

    /// <summary>Whether it is only the beginning of a longer text.</summary>
    public bool IsCut { get; }

    /// <summary>The same text as a batch.</summary>
    public ReadOnlyMemory<byte>[] Documents { get; }

    public static Sample BuiltIn() => new("the built-in sample", Encoding.UTF8.GetBytes(SampleText.Make()), isCut: false);

    /// <summary>Reads a text, or the beginning of a long one.</summary>
    /// <exception cref="CommandFailedException">It is empty.</exception>
    public static Sample Read(Stream stream, string path)
    {
        long expected = stream.CanSeek ? stream.Length : 0;
        var bytes = new byte[expected is > 0 and < MaxLength ? expected + 1 : MaxLength + 1];
        int length = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        if (length == 0)
        {
            throw new CommandFailedException($"{InputFiles.NameOf(path)} is empty: there is nothing to measure. Name a file with text.");
        }

        bool isCut = length == bytes.Length;
        string name = path is InputFiles.StandardInput ? InputFiles.NameOf(path) : path;
        return new Sample(name, bytes.AsSpan(0, isCut ? CharacterStart(bytes, length - 1) : length).ToArray(), isCut);
    }

    /// <summary>The last place up to a given one where no character is halved; that place itself if the text isn't valid.</summary>
    private static int CharacterStart(byte[] text, int end)
    {
        const int LongestTail = 3;
        int start = end;
        while (start > 1 && end - start < LongestTail && (text[start] & 0xC0) == 0x80)
        {
            start--;
        }

        return (text[start] & 0xC0) == 0x80 ? end : start;
    }

    private static IEnumerable<ReadOnlyMemory<byte>> Cut(byte[] text)
    {
        for (int start = 0, end; start < text.Length; start = end)
        {
            int from = Math.Min(start + DocumentLength, text.Length);
            int line = text.AsSpan(from).IndexOf((byte)'\n');
            end = line < 0 ? text.Length : from + line + 1;
            yield return text.AsMemory(start, end - start);
        }
    }
}
