namespace BytePair.Extensions.AI.Mapping;

/// <summary>Exceptions of this folder, made out of line.</summary>
internal static class MappingErrors
{
    public static ArgumentException NullMessage(int index, string parameter) =>
        new(FormattableString.Invariant($"The message at index {index} is null; leave it out."), parameter);
}
