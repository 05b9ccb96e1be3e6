namespace BytePair.Tests.Support;

/// <summary>The theory form of <see cref="SharedFactAttribute"/>.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SharedTheoryAttribute : TheoryAttribute
{
    public SharedTheoryAttribute()
    {
        if (!Repository.HasShared)
        {
            Skip = SharedFactAttribute.Reason;
        }
    }
}
