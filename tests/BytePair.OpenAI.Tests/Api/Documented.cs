using System.Reflection;
using BytePair.OpenAI;

namespace BytePair.Tests.Api;

/// <summary>The assembly whose public API the tests of this project look at; how is written in the core's tests.</summary>
internal static class Documented
{
    /// <summary>What examples may name without saying where it is, beside the framework's usual namespaces.</summary>
    public const string Usings = """

        #pragma warning disable OPENAI001
        using BytePair; using BytePair.Budgeting; using BytePair.OpenAI; using OpenAI; using OpenAI.Chat; using OpenAI.Embeddings; using OpenAI.Responses; using System.ClientModel; using System.ClientModel.Primitives;
        """;

    public static Assembly Assembly { get; } = typeof(FittedChat).Assembly;
}
