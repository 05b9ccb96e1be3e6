namespace BytePair.Packages.Tests.Support;

/// <summary>A test that runs programs on Mono, as on the .NET Framework; without it the test is reported as skipped.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class MonoFactAttribute : FactAttribute
{
    public MonoFactAttribute()
    {
        if (Mono is null)
        {
            Skip = "mono is not installed.";
        }
    }

    public static string? Mono { get; } = Programs.Find("mono");
}
