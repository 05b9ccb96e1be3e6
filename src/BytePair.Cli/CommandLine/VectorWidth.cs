using BytePair.Cli.Input;
using Microsoft.Win32.SafeHandles;

namespace BytePair.Cli.CommandLine;

/// <summary>Leaves vectors alone where there is little to do: their types take 1.5 to 2 ms to load, in which a few kilobytes are done without them.</summary>
internal static class VectorWidth
{
    /// <summary>The setting of the program that the library reads when it makes its first tokenizer; the environment goes over it.</summary>
    private const string Setting = "BytePair.InstructionSet";

    private const string None = "Scalar";

    /// <summary>In bytes.</summary>
    private const long Little = 16384;

    /// <summary>Before the first tokenizer is made: for text of so many bytes.</summary>
    public static void ChooseFor(long length)
    {
        if (length <= Little)
        {
            AppContext.SetData(Setting, None);
        }
    }

    /// <summary>The same for the files of a command line, if it is one and says its length.</summary>
    public static void ChooseFor(string[] paths)
    {
        if (paths is not [var path] || path is InputFiles.StandardInput)
        {
            return;
        }

        try
        {
            using SafeFileHandle file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            long length = RandomAccess.GetLength(file);
            ChooseFor(length > 0 ? length : long.MaxValue);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            // Whoever reads it says why that can't be.
        }
    }
}
