using System.Reflection;
using BytePair.Extensions.AI;

namespace BytePair.Tests.Api;

/// <summary>The assembly whose public API the tests of this project look at; how is written in the core's tests.</summary>
internal static class Documented
{
    /// <summary>What examples may name without saying where it is, beside the framework's usual namespaces.</summary>
    public const string Usings = "using BytePair; using BytePair.Budgeting; using BytePair.Extensions.AI; using Microsoft.Extensions.AI; using Microsoft.Extensions.DependencyInjection;";

    public static Assembly Assembly { get; } = typeof(ContextBudgetChatClient).Assembly;
}
