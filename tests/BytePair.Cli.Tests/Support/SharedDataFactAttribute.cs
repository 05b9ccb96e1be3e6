namespace BytePair.Cli.Tests;

/// <summary>A test that needs the reference data beside the repository; without them it is reported as skipped.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SharedDataFactAttribute : FactAttribute
{
    public SharedDataFactAttribute()
    {
        if (!Directory.Exists(Repository.Shared))
        {
            base.Skip = "The folder 'shared' with the reference data is not beside the repository.";
        }
    }
}
