using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace BytePair.Cli.Corpus.Shards;

/// <summary>Files that are there whole or not at all, even if the machine loses its power.</summary>
/// <remarks>
/// A file is written under another name, its bytes are brought to the disk, and then it takes its name; last, the folder is brought to the disk, which
/// is what remembers names. Windows brings names to the disk by itself.
/// </remarks>
internal static class DurableFile
{
    /// <summary>What the names of files end with that aren't complete.</summary>
    public const string PartialExtension = ".part";

    private const int ReadOnly = 0; // O_RDONLY

    /// <summary>Writes a file, and says what was written. The folder isn't brought to the disk.</summary>
    public static FileRecord Write(string folder, string name, Action<Stream> write)
    {
        string path = Path.Combine(folder, name);
        using (var stream = new FileStream(path + PartialExtension, FileMode.Create, FileAccess.ReadWrite, FileShare.Read, bufferSize: 1 << 16))
        {
            write(stream);
            stream.Flush(flushToDisk: true);
        }

        FileRecord record = Describe(folder, name, path + PartialExtension);
        File.Move(path + PartialExtension, path, overwrite: true);
        return record;
    }

    /// <summary>The length and the hash of a file.</summary>
    public static FileRecord Describe(string folder, string name) => Describe(folder, name, Path.Combine(folder, name));

    /// <summary>Brings the names of a folder to the disk.</summary>
    public static void FlushFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        int descriptor = OpenDescriptor(folder, ReadOnly);
        if (descriptor < 0)
        {
            return; // Some file systems don't open folders; they are not less safe for it.
        }

        _ = FlushDescriptor(descriptor);
        _ = CloseDescriptor(descriptor);
    }

    private static FileRecord Describe(string folder, string name, string path)
    {
        using FileStream stream = File.OpenRead(path);
        return new FileRecord(name, stream.Length, Convert.ToHexStringLower(SHA256.HashData(stream)));
    }

    [DllImport("libc", EntryPoint = "open", CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int OpenDescriptor([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    [DllImport("libc", EntryPoint = "fsync")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int FlushDescriptor(int descriptor);

    [DllImport("libc", EntryPoint = "close")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int CloseDescriptor(int descriptor);
}
