#if !NET
namespace System.Runtime.CompilerServices;

/// <summary>Known to the compiler by name, for properties that are set once; netstandard2.0 doesn't have it.</summary>
internal static class IsExternalInit;
#endif
