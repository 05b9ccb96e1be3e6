using System.Runtime.InteropServices;

namespace BytePair.Cli.Output;

/// <summary>
/// The standard streams as the caller has left them. On Linux the C library is asked at once: what the framework knows of consoles takes as long to load as
/// a short text takes to count.
/// </summary>
internal static unsafe class InheritedStream
{
    public const int StandardInput = 0;
    public const int StandardOutput = 1;
    public const int StandardError = 2;

    private const int GetDescriptorFlags = 1; // F_GETFD
    private const int CloseOnExec = 1; // FD_CLOEXEC

    /// <summary>Whether the caller has left it open: false after <c>bytepair &lt;&amp;-</c>.</summary>
    /// <remarks>
    /// The number of a stream that is closed goes to the first file that the runtime opens for itself. That is a pipe, and who
    /// reads from it waits forever. Such files bear the mark of being closed where a program starts, which nothing that was
    /// inherited can bear.
    /// </remarks>
    public static bool IsOpen(int descriptor) =>
        OperatingSystem.IsWindows() || FileControl(descriptor, GetDescriptorFlags) is var flags && flags >= 0 && (flags & CloseOnExec) == 0;

    /// <summary>Whether standard output is a terminal.</summary>
    public static bool IsOutputTerminal()
    {
        if (OperatingSystem.IsLinux())
        {
            try
            {
                return GnuIsTerminal(StandardOutput) == 1;
            }
            catch (DllNotFoundException)
            {
                // Another C library.
            }
        }

        return !Console.IsOutputRedirected;
    }

    /// <summary>Writes what can be written at once; returns how many bytes that were. The rest is for the framework's streams, which know what to do, or what is wrong.</summary>
    public static int WriteAtOnce(int descriptor, ReadOnlySpan<byte> bytes)
    {
        if (!OperatingSystem.IsLinux())
        {
            return 0;
        }

        try
        {
            // SAFETY: the call reads as many bytes as are in the span, which stays where it is until it returns.
            fixed (byte* first = bytes)
            {
                return (int)Math.Max(0, GnuWrite(descriptor, first, bytes.Length));
            }
        }
        catch (DllNotFoundException)
        {
            return 0; // another C library
        }
    }

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

    [DllImport("libc.so.6", EntryPoint = "isatty")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int GnuIsTerminal(int descriptor);

    [DllImport("libc.so.6", EntryPoint = "write")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nint GnuWrite(int descriptor, byte* bytes, nint count);
}
