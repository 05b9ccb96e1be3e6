using System.Reflection;
using BytePair.Tests.Reference;
using Xunit.Sdk;

namespace BytePair.Tests.Support;

/// <summary>Runs a theory once for each of the seven encodings.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class EachEncodingAttribute : DataAttribute
{
    public override IEnumerable<object[]> GetData(MethodInfo testMethod) =>
        EncodingRecord.All.Keys.Select(name => new object[] { name });
}
