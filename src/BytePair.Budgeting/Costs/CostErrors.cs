using System.Runtime.CompilerServices;

namespace BytePair.Budgeting.Costs;

/// <summary>Exceptions about costs, made out of line.</summary>
internal static class CostErrors
{
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static UnknownPriceException UnknownPrice(string model, string what) =>
        new($"The price of {what} of {model} isn't known. Give the model its prices (ModelCatalog.With or WithJson), or ask TryCalculate.");

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ArgumentException PartAboveWhole(long part, string partName, long whole, string wholeName, string parameter) =>
        new($"{partName} is {part}, but {wholeName}, of which it is a part, only {whole}. Count it into {wholeName} too.", parameter);
}
