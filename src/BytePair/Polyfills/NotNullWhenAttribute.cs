#if !NET
namespace System.Diagnostics.CodeAnalysis;

/// <summary>Known to the compiler by name; netstandard2.0 doesn't have it.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
internal sealed class NotNullWhenAttribute(bool returnValue) : Attribute
{
    public bool ReturnValue { get; } = returnValue;
}
#endif
