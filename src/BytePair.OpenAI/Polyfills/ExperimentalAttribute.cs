#if !NET
namespace System.Diagnostics.CodeAnalysis;

/// <summary>Known to the compiler by name; netstandard2.0 doesn't have it.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Method | AttributeTargets.Constructor | AttributeTargets.Property)]
internal sealed class ExperimentalAttribute(string diagnosticId) : Attribute
{
    public string DiagnosticId { get; } = diagnosticId;
}
#endif
