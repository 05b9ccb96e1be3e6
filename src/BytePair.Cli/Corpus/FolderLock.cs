using BytePair.Cli.CommandLine;

namespace BytePair.Cli.Corpus;

/// <summary>Keeps other processes from writing a corpus to the same folder. The system gives it back when the process ends, however it ends.</summary>
internal sealed class FolderLock : IDisposable
{
    private const string Name = "corpus.lock";

    private readonly FileStream file;

    public FolderLock(string folder)
    {
        string path = Path.Combine(folder, Name);
        try
        {
            file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);
        }
        catch (IOException) when (File.Exists(path))
        {
            throw new CommandFailedException($"another process writes a corpus to '{folder}'. Wait for it, or name another folder.");
        }
    }

    public void Dispose() => file.Dispose();
}
