using System.Runtime.CompilerServices;

namespace BytePair.Text;

/// <summary>How methods are compiled.</summary>
internal static class Compilation
{
    /// <summary>
    /// Optimised when first called (<c>MethodImplOptions.AggressiveOptimization</c>, which netstandard2.0 doesn't name): for loops that run so rarely
    /// that they would be over before the runtime had found them worth it, such as those that load a vocabulary, let a table grow, or merge what
    /// repeats itself.
    /// </summary>
    public const MethodImplOptions AtOnce = (MethodImplOptions)512;
}
