using System.Globalization;
using BytePair.Tests.Support;

namespace BytePair.Tests.Normalization;

/// <summary>Composed forms as the standard defines them, over the whole text, from the character database's own lines.</summary>
internal static class NaiveNormalization
{
    private static readonly Dictionary<int, Entry> Entries = File.ReadLines(Repository.PathOf("src", "BytePair.DataGenerator", "Data", "Normalization-15.0.0.txt"))
        .Skip(1).Select(line => line.Split(' ', 3)).ToDictionary(fields => Hex(fields[0]), Entry.Of);

    private static readonly Dictionary<(int, int), int> Composites = Entries
        .Where(entry => entry.Value is { Class: 0, IsCompatible: false, IsExcluded: false, Mapping.Length: 2 } && ClassOf(entry.Value.Mapping[0]) == 0)
        .ToDictionary(entry => (entry.Value.Mapping[0], entry.Value.Mapping[1]), entry => entry.Key);

    public static string Of(string text, bool compatibly)
    {
        List<int> points = [.. text.EnumerateRunes().SelectMany(rune => Decompose(rune.Value, compatibly))];

        // Canonical order: neighbours change places until none is out of order.
        for (bool changed = true; changed;)
        {
            changed = false;
            for (int i = 1; i < points.Count; i++)
            {
                if (ClassOf(points[i]) > 0 && ClassOf(points[i - 1]) > ClassOf(points[i]))
                {
                    (points[i - 1], points[i], changed) = (points[i], points[i - 1], true);
                }
            }
        }

        // Each mark goes to the last starter before it unless what stands between blocks it.
        for (int i = 1; i < points.Count; i++)
        {
            int starter = points.FindLastIndex(i - 1, point => ClassOf(point) == 0);
            bool blocked = starter < 0 || points[(starter + 1)..i].Exists(between => ClassOf(between) >= ClassOf(points[i]));
            if (!blocked && Compose(points[starter], points[i]) is { } composite)
            {
                points[starter] = composite;
                points.RemoveAt(i--);
            }
        }

        return string.Concat(points.Select(char.ConvertFromUtf32));
    }

    private static IEnumerable<int> Decompose(int point, bool compatibly)
    {
        if (point is >= 0xAC00 and <= 0xD7A3)
        {
            int number = point - 0xAC00;
            int[] letters = [0x1100 + (number / 588), 0x1161 + (number / 28 % 21), 0x11A7 + (number % 28)];
            return number % 28 == 0 ? letters[..2] : letters;
        }

        return Entries.TryGetValue(point, out Entry? entry) && entry.Mapping.Length > 0 && (compatibly || !entry.IsCompatible)
            ? entry.Mapping.SelectMany(part => Decompose(part, compatibly))
            : [point];
    }

    private static int? Compose(int first, int second) =>
        first is >= 0x1100 and <= 0x1112 && second is >= 0x1161 and <= 0x1175 ? 0xAC00 + ((((first - 0x1100) * 21) + second - 0x1161) * 28)
        : first is >= 0xAC00 and <= 0xD7A3 && (first - 0xAC00) % 28 == 0 && second is > 0x11A7 and <= 0x11C2 ? first + second - 0x11A7
        : Composites.TryGetValue((first, second), out int composite) ? composite : null;

    private static int ClassOf(int point) => Entries.TryGetValue(point, out Entry? entry) ? entry.Class : 0;

    private static int Hex(string text) => int.Parse(text, NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    private sealed record Entry(int Class, int[] Mapping, bool IsCompatible, bool IsExcluded)
    {
        public static Entry Of(string[] fields) => new(
            int.Parse(fields[1], CultureInfo.InvariantCulture),
            fields.Length < 3 ? [] : [.. fields[2].TrimStart('~', '!').Split(' ').Select(Hex)],
            fields.Length == 3 && fields[2][0] == '~',
            fields.Length == 3 && fields[2][0] == '!');
    }
}
