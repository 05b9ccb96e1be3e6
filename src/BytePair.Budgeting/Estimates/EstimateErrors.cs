using System.Runtime.CompilerServices;

namespace BytePair.Budgeting.Estimates;

/// <summary>Exceptions about estimates and bounds, made out of line.</summary>
internal static class EstimateErrors
{
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ArgumentException NotMeasured(string encodingName, string parameter) =>
        new($"The rule of thumb wasn't measured for the encoding '{encodingName}', only for cl100k_base and o200k_base (and so o200k_harmony). Count with its tokenizer.", parameter);
}
