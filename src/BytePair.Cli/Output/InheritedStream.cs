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

    [DllImport("libc", EntryPoint = "fcntl")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int FileControl(int descriptor, int command);
}
