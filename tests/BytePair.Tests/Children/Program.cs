namespace BytePair.Tests.Children;

/// <summary>What a test runs in a process of its own, because it changes the process: <c>dotnet BytePair.Tests.dll NAME</c>.</summary>
internal static class Program
{
    private static int Main(string[] args) => args switch
    {
        [ScarceMemory.Name] => ScarceMemory.Run(),
        _ => throw new ArgumentException("Tests are run by 'dotnet test'.", nameof(args)),
    };
}
