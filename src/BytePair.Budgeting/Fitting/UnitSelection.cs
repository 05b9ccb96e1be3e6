namespace BytePair.Budgeting.Fitting;

/// <summary>Chooses which units stay within so many tokens.</summary>
/// <remarks>
/// <para>
/// The more important come first. Of equals the oldest go, as many as must, so that what stays is the end of them without a gap. What is less
/// important gets what is left, even where some of the more important had to go.
/// </para>
/// <para>
/// With steps, what goes of equals is counted from the oldest on and rounded up to whole steps. Example: limit 100, steps of 40, messages of 10
/// tokens. At 11 messages 10 tokens must go, so 4 messages (40 tokens) do; at 12, 13 and 14 messages the same 4; at 15 there are 50 to go, so that 8
/// messages do. The count begins where the conversation does, so that it comes out the same at every call, though nothing is kept between them.
/// </para>
/// </remarks>
internal static class UnitSelection
{
    /// <summary>Puts those that stay into a set.</summary>
    /// <returns>The tokens that are left.</returns>
    public static long Choose(IEnumerable<Unit> units, long room, int stepTokens, HashSet<Unit> kept)
    {
        foreach (IGrouping<int, Unit> equals in units.GroupBy(unit => unit.Priority).OrderByDescending(group => group.Key))
        {
            Unit[] oldestFirst = [.. equals];
            long goes = RoundUp(oldestFirst.Sum(unit => unit.Cost) - room, stepTokens);
            foreach (Unit unit in oldestFirst)
            {
                if (goes > 0)
                {
                    goes -= unit.Cost;
                }
                else
                {
                    kept.Add(unit);
                    room -= unit.Cost;
                }
            }
        }

        return room;
    }

    private static long RoundUp(long tokens, int step) =>
        step <= 1 || tokens <= 0 ? tokens : checked(((tokens + step - 1) / step) * step);
}
