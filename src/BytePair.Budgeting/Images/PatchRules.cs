namespace BytePair.Budgeting.Images;

/// <summary>Patches of 32 pixels, times a factor of the model.</summary>
/// <param name="hundredths">The factor in hundredths.</param>
/// <param name="high">The budget of high detail.</param>
/// <param name="original">That of original detail; that of high where the model has no other.</param>
/// <param name="source">Where the figures are from.</param>
/// <param name="isExact">Whether they are documented or measured for the model.</param>
internal sealed class PatchRules(int hundredths, PatchBudget high, PatchBudget original, string source, bool isExact = true) : ImageRules(source, isExact)
{
    /// <summary>What OpenAI says of low detail: a copy of about 512 by 512 pixels. How it is made isn't said.</summary>
    private static readonly PatchBudget Low = new(256, 512);

    /// <summary>Models without a budget reject what has more patches.</summary>
    private const int MaxPatches = 30_000;

    /// <summary>Models without a budget reject what has a longer side, in pixels.</summary>
    private const int MaxSide = 65_535;

    /// <summary>The factor that another source states, in hundredths; null where the sources agree.</summary>
    public int? OtherHundredths { get; init; }

    /// <summary>Whether the model looks at the original unless told otherwise.</summary>
    public bool IsAutoOriginal { get; init; }

    internal override ImageRules AsInferred() =>
        new PatchRules(hundredths, high, original, Source, isExact: false) { OtherHundredths = OtherHundredths, IsAutoOriginal = IsAutoOriginal };

    private protected override ImageTokenCount CountAccepted(ImageSize size, ImageDetail detail)
    {
        PatchBudget budget = BudgetOf(detail);
        long patches = budget.Count(size.Width, size.Height);
        long spread = budget.Spread(size.Width, size.Height);
        if (detail == ImageDetail.Low)
        {
            // It may be that every picture has all 256, as the base of tile models has.
            spread = Math.Max(spread, Low.Budget - patches);
        }

        int tokens = Times(patches, hundredths);
        int error = Math.Max(Times(spread, hundredths), Math.Abs(tokens - Times(patches, OtherHundredths ?? hundredths)));
        return new(tokens, IsExact && detail != ImageDetail.Low && error == 0, error, RuleOf(budget));
    }

    private protected override int MaxTokens(ImageDetail detail) =>
        Times(BudgetOf(detail).Budget is > 0 and int budget ? budget : MaxPatches, hundredths);

    private protected override string? ObjectionTo(ImageSize size, ImageDetail detail)
    {
        if (original.Budget != 0)
        {
            return null;
        }

        long patches = PatchBudget.Touched(size.Width, size.Height);
        return Math.Max(size.Width, size.Height) > MaxSide
            ? FormattableString.Invariant($"The model rejects a picture with a side of over {MaxSide} pixels; this is one of {size}. Scale it down.")
            : patches > MaxPatches && BudgetOf(detail).Budget == 0
            ? FormattableString.Invariant($"The model rejects a picture of over {MaxPatches} patches of 32 by 32 pixels; this one of {size} has {patches}. Scale it down, or ask for high detail.")
            : null;
    }

    /// <summary>At most 30,000 patches, so that an int holds the product with any factor.</summary>
    private static int Times(long patches, int hundredths) => (int)(((patches * hundredths) + 99) / 100);

    private PatchBudget BudgetOf(ImageDetail detail) => detail switch
    {
        ImageDetail.Low => Low,
        ImageDetail.High => high,
        ImageDetail.Original => original,
        _ => IsAutoOriginal ? original : high,
    };

    private string RuleOf(PatchBudget budget) => budget.Budget == 0
        ? FormattableString.Invariant($"patches of 32 px, times {hundredths / 100m}")
        : FormattableString.Invariant($"patches of 32 px, at most {budget.Budget}, times {hundredths / 100m}");
}
