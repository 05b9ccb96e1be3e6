using System.Runtime.CompilerServices;

namespace BytePair.Budgeting;

/// <summary>Exceptions made out of line, so that the methods that throw them stay small.</summary>
internal static class ThrowHelper
{
    public static void IfNull(object? argument, string parameter)
    {
        if (argument is null)
        {
            ThrowNull(parameter);
        }
    }

    public static T NotNull<T>(T? argument, string parameter)
        where T : class
    {
        IfNull(argument, parameter);
        return argument!;
    }

    public static void IfNegative(long argument, string parameter) => IfLess(argument, 0, parameter);

    public static long NotNegative(long argument, string parameter)
    {
        IfLess(argument, 0, parameter);
        return argument;
    }

    public static int AtLeast(int least, int argument, string parameter)
    {
        IfLess(argument, least, parameter);
        return argument;
    }

    public static void IfLess(long argument, int least, string parameter)
    {
        if (argument < least)
        {
            ThrowLess(argument, least, parameter);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ArgumentOutOfRangeException UndefinedValue<TEnum>(TEnum value, string parameter)
        where TEnum : struct, Enum =>
        new(parameter, value, $"There is no {typeof(TEnum).Name} of this value; take one of those that have names.");

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ArgumentException NoAlternative(string parameter) =>
        new("There is no alternative to choose from. Give one at least.", parameter);

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ArgumentException NullItem(long index, string parameter) =>
        new(FormattableString.Invariant($"The item at index {index} is null; leave it out, or give an empty one."), parameter);

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ArgumentException EmptyEmbeddingInput(long index, string parameter) =>
        new(FormattableString.Invariant($"The text at index {index} is empty, and empty texts can't be embedded. Leave it out, or set EmbeddingPackingOptions.SkipsEmptyInputs."), parameter);

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ArgumentException NoEmbeddings(string model, string parameter) =>
        new($"The model '{model}' isn't one for embeddings. Name one that is, such as text-embedding-3-small.", parameter);

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ArgumentException NoWindow(string model, string parameter) =>
        new($"It isn't known how many tokens the model '{model}' takes. Make a ContextBudget of the number that you know.", parameter);

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ArgumentException OrphanedTool(int index, string parameter) =>
        new(FormattableString.Invariant($"The message at index {index} has a tool's answer without its call, or a call without its answer. Leave it out, or choose FittingOptions.Orphans: to drop such messages or to keep them."), parameter);

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ArgumentException CountOfAnotherPrompt(int index, string parameter) =>
        new(FormattableString.Invariant($"The count has an item of message {index}, which the prompt doesn't have. Give the prompt that was counted."), parameter);

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static InvalidOperationException CharacterTooLong(string counter, int limit) =>
        new(FormattableString.Invariant($"A single character has more than {limit} tokens by the counter '{counter}'. Allow more, or have the counter leave out what it adds to each text."));

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static InvalidOperationException GroupsTooDeep(int most) =>
        new(FormattableString.Invariant($"The groups lie more than {most} deep within one another. Add their pieces to fewer groups."));

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static InvalidOperationException GroupIsComplete() =>
        new("The builder belongs to a group that is complete. Add pieces to it only within the call that makes the group.");

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ThrowLess(long argument, int least, string parameter) =>
        throw new ArgumentOutOfRangeException(parameter, argument, FormattableString.Invariant($"The number can't be less than {least}."));

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ThrowNull(string parameter) => throw new ArgumentNullException(parameter);
}
