using System.Runtime.CompilerServices;

namespace BytePair.OpenAI;

/// <summary>Exceptions made out of line, so that the methods that throw them stay small.</summary>
internal static class ThrowHelper
{
    public static T NotNull<T>(T? argument, string parameter)
        where T : class
    {
        if (argument is null)
        {
            ThrowNull(parameter);
        }

        return argument!;
    }

    public static int AtLeast(int least, int argument, string parameter) =>
        argument >= least
            ? argument
            : throw new ArgumentOutOfRangeException(parameter, argument, FormattableString.Invariant($"The number can't be less than {least}."));

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ArgumentOutOfRangeException UndefinedValue<TEnum>(TEnum value, string parameter)
        where TEnum : struct, Enum =>
        new(parameter, value, $"There is no {typeof(TEnum).Name} of this value; take one of those that have names.");

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ArgumentException NullItem(int index, string parameter) =>
        new(FormattableString.Invariant($"The item at index {index} is null; leave it out."), parameter);

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static NotSupportedException StoredInput() =>
        new("The request continues what the service has stored (an earlier response, a conversation, or a template), of which the tokens can't be counted here. Send the items themselves, ask the service (RemotePromptCounter), or count without it (ChatCountingRules.UncountableParts).");

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ThrowNull(string parameter) => throw new ArgumentNullException(parameter);
}
