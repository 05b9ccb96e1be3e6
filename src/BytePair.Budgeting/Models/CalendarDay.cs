namespace BytePair.Budgeting.Models;

/// <summary>A day as <c>2026-11-21</c>, read without the calendars and the names of months that the framework's own parser loads.</summary>
internal static class CalendarDay
{
    private const int Length = 10;

    /// <summary>Reads midnight UTC of the day; false if the text is no day that there is, or has anything else in it.</summary>
    public static bool TryRead(string text, out DateTime day)
    {
        day = default;
        if (text.Length != Length || text[4] != '-' || text[7] != '-')
        {
            return false;
        }

        int year = SnapshotDate.Number(text.AsSpan(0, 4));
        int month = SnapshotDate.Number(text.AsSpan(5, 2));
        int dayOfMonth = SnapshotDate.Number(text.AsSpan(8, 2));
        if (year < 1 || month is < 1 or > 12 || dayOfMonth < 1 || dayOfMonth > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        day = new DateTime(year, month, dayOfMonth, 0, 0, 0, DateTimeKind.Utc);
        return true;
    }
}
