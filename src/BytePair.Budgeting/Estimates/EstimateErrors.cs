using System.Runtime.CompilerServices;

namespace BytePair.Budgeting.Estimates;

/// <summary>Exceptions about estimates and bounds, made out of line, and the checks that throw them.</summary>
internal static class EstimateErrors
{
    public static long CheckLength(long length, string parameter) => length >= 0 ? length : throw Negative(length, parameter);

    public static T CheckNull<T>(T? argument, string parameter)
        where T : class => argument ?? throw new ArgumentNullException(parameter);

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ArgumentException NotMeasured(string encodingName, string parameter) =>
        new($"The rule of thumb wasn't measured for the encoding '{encodingName}', only for cl100k_base and o200k_base (and so o200k_harmony). Count with its tokenizer.", parameter);

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ArgumentOutOfRangeException NoSuchKind(TextKind kind, string parameter) =>
        new(parameter, kind, "There is no TextKind of this value; take one of those that have names.");

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static ArgumentOutOfRangeException Negative(long length, string parameter) =>
        new(parameter, length, "A length, or a limit, can't be negative. Pass 0 or more.");
}
