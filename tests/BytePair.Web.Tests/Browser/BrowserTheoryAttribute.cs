namespace BytePair.Web.Tests.Browser;

/// <summary>A test that drives Chromium by node; without these it is reported as skipped.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserTheoryAttribute : TheoryAttribute
{
    private static readonly string[] Browsers = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    public BrowserTheoryAttribute()
    {
        if (!Browsers.Any(File.Exists))
        {
            base.Skip = "There is no Chromium here; .ci/install installs one.";
        }
        else if (!(Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, "node"))))
        {
            base.Skip = "There is no node here; .ci/install installs it.";
        }
        else if (!Directory.Exists(Path.Combine(Folder, "node_modules", "playwright-core")))
        {
            base.Skip = "playwright-core isn't installed; run 'npm ci' in tests/BytePair.Web.Tests/Browser.";
        }
    }

    /// <summary>Where the scripts are.</summary>
    public static string Folder { get; } = Path.Combine(Repository.Root, "tests", "BytePair.Web.Tests", "Browser");
}
