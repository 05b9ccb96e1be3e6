namespace BytePair.Tests.Support;

/// <summary>A theory that needs <see cref="GuardedBytes"/>; skipped where the system has none.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class GuardedTheoryAttribute : TheoryAttribute
{
    public GuardedTheoryAttribute() => Skip = GuardedBytes.AreSupported ? null! : "Pages of memory can't be made unreadable here.";
}
