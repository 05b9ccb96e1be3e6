namespace BytePair.Packages.Tests.Support;

/// <summary>A test that compiles ahead of time, which takes a linker; without one the test is reported as skipped.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class NativeFactAttribute : FactAttribute
{
    public NativeFactAttribute()
    {
        if (!OperatingSystem.IsLinux() || Programs.Find("clang", "gcc") is null)
        {
            Skip = "Neither clang nor gcc, which link what is compiled ahead, is installed.";
        }
    }
}
