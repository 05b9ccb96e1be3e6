using System.Runtime.CompilerServices;

namespace BytePair.Budgeting.Models;

/// <summary>Exceptions about models, made out of line, and the checks that throw them.</summary>
internal static class ModelErrors
{
    /// <summary>The longest name that a model of a catalogue has, in chars.</summary>
    public const int MaxNameLength = 256;

    /// <summary>More than a million tokens cost, and little enough for products with any number of tokens.</summary>
    public const decimal MaxPrice = 1_000_000;

    /// <summary>Of a name that is too long to be one, this much is shown, in chars.</summary>
    private const int MaxShownLength = 80;

    public static string CheckName(string? name, string parameter) =>
        name is { Length: > 0 and <= MaxNameLength } ? name : throw BadName(name, parameter);

    public static int? CheckLimit(int? limit, string parameter) =>
        limit is null or >= 0 ? limit : throw NegativeLimit(limit.Value, parameter);

    /// <summary>A name as a message shows it, whatever was asked for.</summary>
    public static string Shown(string name) => name.Length <= MaxShownLength ? name : $"{name.Substring(0, MaxShownLength)}…";

    public static decimal? CheckPrice(decimal? price, string parameter) =>
        price is null or (>= 0 and <= MaxPrice) ? price : throw BadPrice(price.Value, parameter);

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static NotSupportedException NoEncoding(string model) =>
        new($"It isn't known by which encoding {model} reads text. Where you know it, name it: BpeTokenizer.ForEncoding, or EncodingName in a copy of the model.");

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ArgumentException NullModel(string parameter) => new("One of the models is null; leave it out.", parameter);

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ArgumentException NoSuchFamilyModel(string model, string parameter) =>
        new($"The catalogue has no model '{Shown(model)}' for the family to be like; add it first.", parameter);

    public static string UnknownModelMessage(string name, IReadOnlyList<string> nearest)
    {
        string known = nearest.Count == 0 ? "" : $" The nearest names that it knows are {string.Join(", ", nearest)}.";
        return $"The catalogue has no model '{Shown(name)}', nor a family for it.{known} A model of your own is added by ModelCatalog.With or WithJson.";
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static ArgumentException BadName(string? name, string parameter)
    {
        ThrowHelper.IfNull(name, parameter);
        return new($"The name of a model has 1 to {MaxNameLength} chars, not {name!.Length}.", parameter);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static ArgumentOutOfRangeException NegativeLimit(int limit, string parameter) =>
        new(parameter, limit, "A limit can't be negative. Pass null if it isn't known, or if there is none.");

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static ArgumentOutOfRangeException BadPrice(decimal price, string parameter) =>
        new(parameter, price, $"A price is one in US dollars for a million tokens, from 0 to {MaxPrice}. Pass null if it isn't known.");
}
