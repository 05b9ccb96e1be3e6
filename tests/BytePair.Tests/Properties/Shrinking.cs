namespace BytePair.Tests.Properties;

/// <summary>Smaller versions of a failing sequence: without a half, a quarter, … and at last without one unit.</summary>
internal static class Shrinking
{
    public static IEnumerable<T[]> Of<T>(T[] units)
    {
        for (int size = units.Length / 2; size > 0; size /= 2)
        {
            for (int at = 0; at + size <= units.Length; at += size)
            {
                yield return [.. units[..at], .. units[(at + size)..]];
            }
        }

        if (units.Length == 1)
        {
            yield return [];
        }
    }
}
