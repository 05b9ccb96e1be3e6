using System.ComponentModel;
using System.Diagnostics;

namespace BytePair.Cli.Tests.Counting;

/// <summary>A test against git itself; where there is none it is reported as skipped.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class GitFactAttribute : UnixFactAttribute
{
    private static readonly Lazy<bool> IsThere = new(() =>
    {
        try
        {
            using Process? git = Process.Start(new ProcessStartInfo("git", "--version") { RedirectStandardOutput = true, UseShellExecute = false });
            git!.WaitForExit();
            return git.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    });

    public GitFactAttribute()
    {
        if (!IsThere.Value)
        {
            base.Skip = "There is no git.";
        }
    }
}
