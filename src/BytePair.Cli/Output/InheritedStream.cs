using System.Runtime.InteropServices;

namespace BytePair.Cli.Output;

/// <summary>Whether the caller has left a standard stream open.</summary>
internal static partial class InheritedStream
{
    public const int StandardInput = 0;
    public const int StandardOutput = 1;

    private const int GetDescriptorFlags = 1; // F_GETFD
    private const int CloseOnExec = 1; // FD_CLOEXEC

    /// <summary>False after <c>bytepair &lt;&amp;-</c>.</summary>
    /// <remarks>
    /// The number of a stream that is closed goes to the first file that the runtime opens for itself. That is a pipe, and who
    /// reads from it waits forever. Such files bear the mark of being closed where a program starts, which nothing that was
    /// inherited can bear.
    /// </remarks>
    public static bool IsOpen(int descriptor) =>
        OperatingSystem.IsWindows() || FileControl(descriptor, GetDescriptorFlags) is var flags && flags >= 0 && (flags & CloseOnExec) == 0;

    /// <summary>The name that most of Linux has for it is found at once, where the general one is looked for under half a dozen names.</summary>
    private static int FileControl(int descriptor, int command)
    {
        if (OperatingSystem.IsLinux())
        {
            try
            {
                return GnuFileControl(descriptor, command);
            }
            catch (DllNotFoundException)
            {
                // Another C library.
            }
        }

        return SystemFileControl(descriptor, command);
    }

    [DllImport("libc.so.6", EntryPoint = "fcntl")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int GnuFileControl(int descriptor, int command);

    [DllImport("libc", EntryPoint = "fcntl")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SystemFileControl(int descriptor, int command);
}
