namespace BytePair.Cli.Tests;

/// <summary>A test of what only Unix systems have.</summary>
[AttributeUsage(AttributeTargets.Method)]
public class UnixFactAttribute : FactAttribute
{
    public UnixFactAttribute()
    {
        if (OperatingSystem.IsWindows())
        {
            base.Skip = "Windows has no such thing.";
        }
    }
}

/// <summary>A test of access rights, which hold for everybody but root.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AccessRightsFactAttribute : UnixFactAttribute
{
    public AccessRightsFactAttribute()
    {
        if (Environment.UserName == "root")
        {
            base.Skip = "root may read every file.";
        }
    }
}
