using System.Reflection;
using System.Runtime.Versioning;

namespace BytePair.Tests.Architecture;

/// <summary>Each test project runs the build of the core that it is named after, not whichever was nearest.</summary>
public sealed class CoreUnderTestTests
{
    [Fact]
    public void The_loaded_core_was_built_for_this_projects_framework()
    {
        string expected = typeof(CoreUnderTestTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(metadata => metadata.Key == "CoreTargetFramework").Value!;
        string actual = typeof(BpeTokenizer).Assembly.GetCustomAttribute<TargetFrameworkAttribute>()!.FrameworkName;
        Assert.Equal(LongName(expected), actual);
    }

    private static string LongName(string moniker) => moniker switch
    {
        "netstandard2.0" => ".NETStandard,Version=v2.0",
        "net8.0" => ".NETCoreApp,Version=v8.0",
        "net10.0" => ".NETCoreApp,Version=v10.0",
        _ => throw new NotSupportedException(moniker),
    };
}
