using System.Globalization;

namespace BytePair.Cli.Output;

/// <summary>How long something takes, for people: <c>12 s</c>, <c>3:05 min</c>, <c>2:10 h</c>.</summary>
internal static class Durations
{
    public static string Of(TimeSpan duration) => duration switch
    {
        { TotalSeconds: < 59.5 } => string.Create(CultureInfo.InvariantCulture, $"{duration.TotalSeconds:F0} s"),
        { TotalMinutes: < 60 } => string.Create(CultureInfo.InvariantCulture, $"{(int)duration.TotalMinutes}:{duration.Seconds:D2} min"),
        { TotalDays: < 365 } => string.Create(CultureInfo.InvariantCulture, $"{(int)duration.TotalHours}:{duration.Minutes:D2} h"),
        _ => "over a year",
    };
}
