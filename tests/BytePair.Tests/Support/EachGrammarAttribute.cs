using System.Reflection;
using BytePair.Tests.Pretokenization.Patterns;
using Xunit.Sdk;

namespace BytePair.Tests.Support;

/// <summary>Runs a theory once for each grammar that is known.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class EachGrammarAttribute : DataAttribute
{
    public override IEnumerable<object[]> GetData(MethodInfo testMethod) =>
        ModelPatterns.All.Keys.Select(name => new object[] { name });
}
