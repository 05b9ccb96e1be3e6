using System.Runtime.InteropServices;
using BytePair.Cli.CommandLine;

namespace BytePair.Cli.Serving;

/// <summary>Where .NET is installed with the web framework: this program may be native, and then it has no runtime to ask.</summary>
internal static class DotnetRoot
{
    private const string Framework = "Microsoft.AspNetCore.App";
    private static readonly string Host = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";

    /// <summary>The program that starts others.</summary>
    /// <exception cref="CommandFailedException">No place that .NET is looked for in has the framework.</exception>
    public static string FindHost()
    {
        int version = Environment.Version.Major;
        foreach (string? root in Places())
        {
            if (root is not null && File.Exists(Path.Combine(root, Host)) && HasFramework(root, version))
            {
                return Path.Combine(root, Host);
            }
        }

        throw new CommandFailedException(
            $"serve needs the ASP.NET Core runtime {version}, which isn't installed here: https://dotnet.microsoft.com/download/dotnet/{version}.0");
    }

    /// <summary>In the order in which the hosts of .NET look, behind the runtime that runs this and before what the shell would start.</summary>
    private static IEnumerable<string?> Places()
    {
        // <root>/shared/Microsoft.NETCore.App/10.0.0/
        yield return new DirectoryInfo(RuntimeEnvironment.GetRuntimeDirectory()).Parent?.Parent?.Parent?.FullName;
        yield return Environment.GetEnvironmentVariable("DOTNET_ROOT");
        yield return Registered($"/etc/dotnet/install_location_{RuntimeInformation.OSArchitecture}".ToLowerInvariant());
        yield return Registered("/etc/dotnet/install_location");
        yield return OperatingSystem.IsMacOS() ? "/usr/local/share/dotnet" : "/usr/share/dotnet";
        yield return "/usr/lib/dotnet";
        foreach (string folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator))
        {
            yield return Path.GetDirectoryName(File.ResolveLinkTarget(Path.Combine(folder, Host), returnFinalTarget: true)?.FullName ?? Path.Combine(folder, Host));
        }
    }

    /// <summary>The first line of a file, in which an installer has left the place.</summary>
    private static string? Registered(string file) => File.Exists(file) ? File.ReadLines(file).FirstOrDefault() : null;

    private static bool HasFramework(string root, int version)
    {
        string folder = Path.Combine(root, "shared", Framework);
        return Directory.Exists(folder) && Directory.EnumerateDirectories(folder, $"{version}.*").Any();
    }
}
