using System.Diagnostics;
using BytePair.Web.Tests.Support;

namespace BytePair.Web.Tests.Browser;

/// <summary>The page in a real browser, which the scripts of this folder drive; the page is that of the real program.</summary>
public sealed class BrowserTests(BrowserTests.Program program) : IClassFixture<BrowserTests.Program>
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    public static TheoryData<string> Scripts => new(Directory.GetFiles(BrowserTheoryAttribute.Folder, "*.test.mjs").Select(path => Path.GetFileName(path)));

    [BrowserTheory, MemberData(nameof(Scripts))]
    public async Task The_page_does_what_the_script_asks(string script)
    {
        var start = new ProcessStartInfo("node", ["--test", "--test-reporter=spec", script])
        {
            WorkingDirectory = BrowserTheoryAttribute.Folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["BYTEPAIR_PAGE"] = program.Serving.Address.ToString();
        using Process node = Process.Start(start)!;
        Task<string> output = node.StandardOutput.ReadToEndAsync();
        Task<string> error = node.StandardError.ReadToEndAsync();
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await node.WaitForExitAsync(patience.Token);
        }
        finally
        {
            if (!node.HasExited)
            {
                node.Kill(entireProcessTree: true);
            }
        }

        Assert.True(node.ExitCode == 0, $"{await output}\n{await error}");
        Assert.Contains("pass ", await output, StringComparison.Ordinal);
        Assert.DoesNotContain("pass 0", await output, StringComparison.Ordinal);
    }

    /// <summary>One program that serves all scripts; not started where they are skipped.</summary>
    public sealed class Program : IDisposable
    {
        private readonly Lazy<ServingProgram> serving = new(() => ServingProgram.Start("--port", "0"));

        internal ServingProgram Serving => serving.Value;

        public void Dispose()
        {
            if (serving.IsValueCreated)
            {
                serving.Value.Dispose();
            }
        }
    }
}
