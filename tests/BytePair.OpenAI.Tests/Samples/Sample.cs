using System.Diagnostics;
using System.Reflection;
using System.Text;
using BytePair.OpenAI.Tests.Support;

namespace BytePair.OpenAI.Tests.Samples;

/// <summary>A sample as a process.</summary>
internal sealed class Sample : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private static readonly Dictionary<string, string> Programs = typeof(Sample).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == "SamplePrograms").Value!
        .Split(';')
        .ToDictionary(path => Path.GetFileNameWithoutExtension(path), StringComparer.Ordinal);

    private readonly Process process;
    private readonly Task<string> errors;

    private Sample(Process process)
    {
        this.process = process;
        errors = process.StandardError.ReadToEndAsync();
    }

    public static IEnumerable<string> Names => Programs.Keys;

    public static Sample Start(string name, Served served, params (string Name, string Value)[] environment) => Start(name, served, [], environment);

    /// <summary>Runs a sample to its end, which has to be a good one.</summary>
    /// <returns>The lines that it printed.</returns>
    public static async Task<string[]> RunAsync(string name, Served served, string input, params string[] arguments)
    {
        await using Sample sample = Start(name, served, arguments, []);
        Task feeding = sample.FeedAsync(input);
        string output = await sample.process.StandardOutput.ReadToEndAsync().WaitAsync(Patience);
        await feeding;
        await sample.process.WaitForExitAsync().WaitAsync(Patience);
        Assert.True(sample.process.ExitCode == 0, $"{name} failed: {await sample.errors}\n{output}");
        return output.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
    }

    /// <summary>The next line that begins so; a log writes others in between.</summary>
    public async Task<string> ReadLineAsync(string beginning)
    {
        string line;
        do
        {
            line = await process.StandardOutput.ReadLineAsync().WaitAsync(Patience) ?? throw new InvalidOperationException($"It ended: {await errors}");
        }
        while (!line.StartsWith(beginning, StringComparison.Ordinal));
        return line;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }

        process.Dispose();
    }

    private static Sample Start(string name, Served served, string[] arguments, (string Name, string Value)[] environment)
    {
        ProcessStartInfo start = new(DotnetHost())
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            StandardOutputEncoding = Encoding.UTF8,
        };
        start.ArgumentList.Add(Programs[name]);
        Array.ForEach(arguments, start.ArgumentList.Add);
        start.Environment["OPENAI_BASE_URL"] = served.Server.BaseAddress.ToString();
        start.Environment["OPENAI_API_KEY"] = "key";
        start.Environment.Remove("OPENAI_MODEL");
        foreach ((string variable, string value) in environment)
        {
            start.Environment[variable] = value;
        }

        return new Sample(Process.Start(start)!);
    }

    /// <summary>A program that ends before it has read everything says why by itself.</summary>
    private async Task FeedAsync(string input)
    {
        try
        {
            await process.StandardInput.WriteAsync(input);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            await errors;
        }
    }

    private static string DotnetHost() => Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
}
