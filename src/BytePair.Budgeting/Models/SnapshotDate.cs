namespace BytePair.Budgeting.Models;

/// <summary>The date at the end of a snapshot's name: <c>-2024-08-06</c>, or <c>-0613</c> as in older ones.</summary>
internal static class SnapshotDate
{
    private const int LongLength = 11;
    private const int ShortLength = 5;

    /// <summary>The length of the date with the hyphen before it, in chars; 0 if there is none, or nothing before it.</summary>
    public static int LengthOf(string name)
    {
        if (name.Length > LongLength && IsLong(name.AsSpan(name.Length - LongLength)))
        {
            return LongLength;
        }

        return name.Length > ShortLength && IsShort(name.AsSpan(name.Length - ShortLength)) ? ShortLength : 0;
    }

    private static bool IsLong(ReadOnlySpan<char> end) =>
        end[0] == '-' && Number(end.Slice(1, 4)) >= 2000 && end[5] == '-' && IsMonth(end.Slice(6, 2)) && end[8] == '-' && IsDay(end.Slice(9, 2));

    private static bool IsShort(ReadOnlySpan<char> end) => end[0] == '-' && IsMonth(end.Slice(1, 2)) && IsDay(end.Slice(3, 2));

    private static bool IsMonth(ReadOnlySpan<char> digits) => Number(digits) is >= 1 and <= 12;

    private static bool IsDay(ReadOnlySpan<char> digits) => Number(digits) is >= 1 and <= 31;

    /// <summary>The number that digits write, or -1 if there is something else among them.</summary>
    public static int Number(ReadOnlySpan<char> digits)
    {
        int number = 0;
        foreach (char digit in digits)
        {
            if (digit is < '0' or > '9')
            {
                return -1;
            }

            number = (number * 10) + digit - '0';
        }

        return number;
    }
}
