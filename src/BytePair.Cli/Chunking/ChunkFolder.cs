using System.Globalization;
using System.Text;
using BytePair.Budgeting;
using BytePair.Cli.CommandLine;

namespace BytePair.Cli.Chunking;

/// <summary>A folder with a file for each chunk, in UTF-8.</summary>
internal sealed class ChunkFolder
{
    private const string Prefix = "chunk-";

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly string path;
    private readonly string extension;

    /// <summary>Makes the folder, if there is none.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="extension">That of the text: its chunks have the same.</param>
    /// <exception cref="CommandFailedException">It can't be made, or has chunks already: nobody could tell them from the new ones.</exception>
    public ChunkFolder(string path, string extension)
    {
        this.path = path;
        this.extension = extension.Length > 1 ? extension : ".txt";
        Do(() =>
        {
            Directory.CreateDirectory(path);
            if (Directory.EnumerateFiles(path, Prefix + "*").Any())
            {
                throw new CommandFailedException($"the folder '{path}' has chunks already. Delete them, or name another folder.");
            }

            return path;
        });
    }

    /// <summary>Writes a chunk, and returns the name of its file in the folder.</summary>
    /// <exception cref="CommandFailedException">It can't be written.</exception>
    public string Write(int index, TextChunk chunk) => Do(() =>
    {
        string name = string.Create(CultureInfo.InvariantCulture, $"{Prefix}{index:D6}{extension}");
        using var file = new StreamWriter(Path.Combine(path, name), append: false, Utf8);
        file.Write(chunk.Text.Span);
        return name;
    });

    private string Do(Func<string> work)
    {
        try
        {
            return work();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new CommandFailedException($"can't write to the folder '{path}': {e.Message.TrimEnd('.')}.");
        }
    }
}
