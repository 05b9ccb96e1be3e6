namespace BytePair.Cli.Tests.Completing;

/// <summary>A test that a shell takes part in.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ShellFactAttribute : FactAttribute
{
    public ShellFactAttribute(string shell)
    {
        if (OperatingSystem.IsWindows() || !(Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(folder => File.Exists(Path.Combine(folder, shell))))
        {
            Skip = $"There is no {shell} here; .ci/install installs it.";
        }
    }
}
