using System.Runtime.InteropServices;
using BytePair.Packages.Tests.Support;

namespace BytePair.Packages.Tests;

/// <summary>The packages that are made, written down so that none gains a file or a dependency by accident.</summary>
internal static class Expected
{
    /// <summary>The package that users name; it leads to the one for their runtime.</summary>
    public const string Tool = "BytePair.Cli";

    /// <summary>The tool for the runtimes that have no package of their own.</summary>
    public const string ToolForAny = Tool + ".any";

    /// <summary>Whether the tool for this machine is a native program: where it can be linked, and not on Windows.</summary>
    public static readonly bool ToolIsNative = !OperatingSystem.IsWindows() && Programs.Find("clang", "gcc") is not null;

    /// <summary>The tool for this machine.</summary>
    public static readonly string ToolForHere = $"{Tool}.{RuntimeInformation.RuntimeIdentifier}";

    /// <summary>The files of the native tool: the program, and what the page's needs, which .NET runs.</summary>
    public static readonly string[] NativeToolFiles =
    [
        "BytePair.Budgeting.dll", "BytePair.Budgeting.pdb", "BytePair.Web.deps.json", "BytePair.Web.dll", "BytePair.Web.runtimeconfig.json", "BytePair.dll", "BytePair.pdb",
        "DotnetToolSettings.xml", "bytepair",
    ];

    /// <summary>The files of the tool, in their order.</summary>
    public static readonly string[] ToolFiles =
    [
        "BytePair.Budgeting.dll", "BytePair.Budgeting.pdb", "BytePair.Cli.deps.json", "BytePair.Cli.dll", "BytePair.Cli.pdb", "BytePair.Cli.runtimeconfig.json",
        "BytePair.Web.deps.json", "BytePair.Web.dll", "BytePair.Web.runtimeconfig.json", "BytePair.dll", "BytePair.pdb", "DotnetToolSettings.xml", "Spectre.Console.dll", "System.CommandLine.dll",
    ];

    /// <summary>The libraries: their frameworks, and what each build depends on.</summary>
    public static readonly (string Package, Dictionary<string, string[]> Dependencies)[] Libraries =
    [
        ("BytePair", new()
        {
            ["net10.0"] = [],
            ["net8.0"] = ["System.IO.Pipelines 8.0.0"],
            ["netstandard2.0"] = ["Microsoft.Bcl.AsyncInterfaces 10.0.0", "System.IO.Pipelines 8.0.0", "System.Memory 4.6.3", "System.Text.Json 8.0.5"],
        }),
        ("BytePair.Budgeting", new()
        {
            ["net10.0"] = ["BytePair VERSION"],
            ["net8.0"] = ["BytePair VERSION", "System.IO.Pipelines 8.0.0"],
            ["netstandard2.0"] = ["BytePair VERSION", "Microsoft.Bcl.AsyncInterfaces 10.0.0", "System.IO.Pipelines 8.0.0", "System.Memory 4.6.3", "System.Text.Json 8.0.5"],
        }),
        ("BytePair.Extensions.AI", new()
        {
            ["net10.0"] = ["BytePair.Budgeting VERSION", "Microsoft.Extensions.AI.Abstractions 10.3.0", "Microsoft.Extensions.DependencyInjection.Abstractions 10.0.0"],
            ["net8.0"] = ["BytePair.Budgeting VERSION", "Microsoft.Extensions.AI.Abstractions 10.3.0", "Microsoft.Extensions.DependencyInjection.Abstractions 10.0.0"],
            ["netstandard2.0"] = ["BytePair.Budgeting VERSION", "Microsoft.Extensions.AI.Abstractions 10.3.0", "Microsoft.Extensions.DependencyInjection.Abstractions 10.0.0", "System.Diagnostics.DiagnosticSource 10.0.0"],
        }),
        ("BytePair.OpenAI", new()
        {
            ["net10.0"] = ["BytePair.Budgeting VERSION", "OpenAI 2.10.0"],
            ["net8.0"] = ["BytePair.Budgeting VERSION", "OpenAI 2.10.0"],
            ["netstandard2.0"] = ["BytePair.Budgeting VERSION", "OpenAI 2.10.0"],
        }),
    ];

    public static Dictionary<string, string[]> DependenciesOf(string package) => Libraries.Single(library => library.Package == package).Dependencies;
}
