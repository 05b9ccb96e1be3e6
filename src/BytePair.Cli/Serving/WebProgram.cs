using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using BytePair.Cli.CommandLine;

namespace BytePair.Cli.Serving;

/// <summary>
/// The server, a program of its own beside this one: what is linked to the web framework has to find it before its first line runs, and
/// doesn't start where it isn't installed.
/// </summary>
internal static class WebProgram
{
    private const string FileName = "BytePair.Web.dll";

    /// <summary>Runs it, with this program's output and errors, until it ends or this program is told to end.</summary>
    /// <returns>Its exit code.</returns>
    /// <exception cref="CommandFailedException">It can't be started.</exception>
    public static int Run(IEnumerable<string> arguments)
    {
        using Process server = Start(new ProcessStartInfo(DotnetRoot.FindHost(), ["exec", Path.Combine(AppContext.BaseDirectory, FileName), .. arguments, "--end-with-input"])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
        });

        // Ctrl+C reaches both; any other end of this program closes the server's input, and so ends it too.
        using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
        using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
        using var hungUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, End);
        server.WaitForExit();
        return server.ExitCode;

        void End(PosixSignalContext signal)
        {
            signal.Cancel = true;
            server.StandardInput.Close();
        }
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            throw new CommandFailedException($"can't start '{start.FileName}': {e.Message.TrimEnd('.')}.");
        }
    }
}
