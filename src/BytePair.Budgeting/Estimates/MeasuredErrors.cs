namespace BytePair.Budgeting.Estimates;

/// <summary>
/// What the rule of thumb was measured to be off by. The test <c>RuleOfThumbTests.The_stated_errors_are_those_measured</c> measures it again.
/// </summary>
internal static class MeasuredErrors
{
    private const string Cl100k = "cl100k_base";
    private const string O200k = "o200k_base";

    private static readonly (TextKind Kind, int Samples, Factors Cl100kChars, Factors Cl100kWords, Factors O200kChars, Factors O200kWords)[] Table =
    [
        (TextKind.English, 2067, new(0.71, 0.83, 0.97), new(0.86, 0.93, 1.17), new(0.71, 0.82, 0.96), new(0.86, 0.92, 1.17)),
        (TextKind.Chat, 538, new(0.73, 0.85, 1.28), new(0.87, 0.97, 2.01), new(0.72, 0.84, 1.26), new(0.87, 0.96, 2.00)),
        (TextKind.Code, 2323, new(0.74, 0.94, 1.21), new(1.18, 1.78, 2.89), new(0.76, 0.95, 1.22), new(1.17, 1.82, 2.97)),
        (TextKind.Data, 1866, new(0.90, 1.40, 1.83), new(1.52, 3.20, 13.85), new(0.91, 1.38, 1.82), new(1.52, 3.20, 13.80)),
        (TextKind.Latin, 846, new(0.85, 1.19, 1.90), new(0.90, 1.47, 2.40), new(0.83, 1.04, 1.55), new(0.90, 1.23, 1.95)),
        (TextKind.Cyrillic, 106, new(1.49, 2.06, 3.04), new(1.96, 2.52, 4.59), new(0.94, 1.27, 1.72), new(1.23, 1.65, 2.39)),
        (TextKind.Greek, 122, new(3.11, 3.45, 3.58), new(3.45, 4.27, 4.66), new(1.22, 1.38, 1.54), new(1.50, 1.73, 1.93)),
        (TextKind.Arabic, 173, new(2.48, 2.72, 3.57), new(2.55, 2.95, 3.43), new(1.14, 1.30, 1.74), new(1.16, 1.36, 2.00)),
        (TextKind.Hebrew, 36, new(3.70, 3.81, 3.94), new(3.90, 4.13, 4.63), new(1.50, 1.60, 1.89), new(1.62, 1.77, 2.34)),
        (TextKind.Thai, 42, new(3.08, 3.78, 3.86), new(7.93, 17.49, 20.72), new(1.46, 1.69, 1.79), new(3.76, 7.82, 9.78)),
        (TextKind.Chinese, 40, new(2.89, 3.32, 4.48), new(6.43, 8.82, 20.76), new(2.18, 2.43, 3.04), new(4.80, 6.45, 14.07)),
        (TextKind.Japanese, 38, new(3.01, 3.50, 4.21), new(8.06, 13.01, 81.43), new(2.25, 2.58, 3.06), new(5.75, 9.47, 58.96)),
        (TextKind.Korean, 55, new(2.80, 3.59, 4.08), new(2.38, 2.96, 3.36), new(1.94, 2.33, 2.62), new(1.68, 1.87, 2.20)),
    ];

    public static IReadOnlyList<RuleOfThumbError> All { get; } = Array.AsReadOnly(Table.SelectMany(Rows).ToArray());

    public static RuleOfThumbError Find(TextKind kind, string encodingName, bool isByWords)
    {
        string encoding = ThrowHelper.NotNull(encodingName, nameof(encodingName)) is "o200k_harmony" ? O200k : encodingName;
        if (encoding is not (Cl100k or O200k))
        {
            throw EstimateErrors.NotMeasured(encodingName, nameof(encodingName));
        }

        return All.FirstOrDefault(error => error.Kind == kind && error.IsByWords == isByWords && string.Equals(error.EncodingName, encoding, StringComparison.Ordinal))
            ?? throw ThrowHelper.UndefinedValue(kind, nameof(kind));
    }

    private static RuleOfThumbError[] Rows((TextKind Kind, int Samples, Factors Cl100kChars, Factors Cl100kWords, Factors O200kChars, Factors O200kWords) row) =>
    [
        Error(row.Kind, row.Samples, Cl100k, isByWords: false, row.Cl100kChars),
        Error(row.Kind, row.Samples, Cl100k, isByWords: true, row.Cl100kWords),
        Error(row.Kind, row.Samples, O200k, isByWords: false, row.O200kChars),
        Error(row.Kind, row.Samples, O200k, isByWords: true, row.O200kWords),
    ];

    private static RuleOfThumbError Error(TextKind kind, int samples, string encoding, bool isByWords, Factors factors) =>
        new(kind, samples, encoding, isByWords, factors);
}
