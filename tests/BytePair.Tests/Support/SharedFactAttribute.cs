namespace BytePair.Tests.Support;

/// <summary>A test that needs the large reference data; without it the test is reported as skipped, never as passed.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SharedFactAttribute : FactAttribute
{
    public const string Reason = "The reference data folder 'shared' is not beside the repository.";

    public SharedFactAttribute()
    {
        if (!Repository.HasShared)
        {
            Skip = Reason;
        }
    }
}
