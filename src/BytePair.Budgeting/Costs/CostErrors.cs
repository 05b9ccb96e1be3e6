using System.Runtime.CompilerServices;

namespace BytePair.Budgeting.Costs;

/// <summary>Exceptions about costs, made out of line, and the checks that throw them.</summary>
internal static class CostErrors
{
    public static long CheckTokens(long tokens, string parameter) => tokens >= 0 ? tokens : throw Negative(tokens, parameter);

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static UnknownPriceException UnknownPrice(string model, string what) =>
        new($"The price of {what} of {model} isn't known. Give the model its prices (ModelCatalog.With or WithJson), or ask TryCalculate.");

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ArgumentException PartAboveWhole(long part, string partName, long whole, string wholeName, string parameter) =>
        new($"{partName} is {part}, but {wholeName}, of which it is a part, only {whole}. Count it into {wholeName} too.", parameter);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static ArgumentOutOfRangeException Negative(long tokens, string parameter) =>
        new(parameter, tokens, "A number of tokens can't be negative. Pass 0 or more.");
}
