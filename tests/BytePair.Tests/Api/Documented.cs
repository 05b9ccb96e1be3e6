using System.Reflection;

namespace BytePair.Tests.Api;

/// <summary>The assembly whose public API the tests of this project look at. The projects of other libraries have one of their own, and share the rest.</summary>
internal static class Documented
{
    /// <summary>What examples may name without saying where it is, beside the framework's usual namespaces.</summary>
    public const string Usings = "using BytePair;";

    public static Assembly Assembly { get; } = typeof(BpeTokenizer).Assembly;
}
