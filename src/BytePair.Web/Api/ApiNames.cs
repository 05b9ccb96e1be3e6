using System.Text.Json;

namespace BytePair.Web.Api;

/// <summary>How answers write what is no text.</summary>
internal static class ApiNames
{
    /// <summary>A name of an enumeration in camel case, as members are written.</summary>
    public static string Of<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    /// <summary>The day of a time that is a day's beginning.</summary>
    public static DateOnly? DayOf(DateTime? day) => day is { } known ? DateOnly.FromDateTime(known) : null;
}
