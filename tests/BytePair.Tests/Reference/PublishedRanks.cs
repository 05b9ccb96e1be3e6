using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using BytePair.Tests.Support;

namespace BytePair.Tests.Reference;

/// <summary>A vocabulary as published: lines of <c>base64(bytes) rank</c>. Byte strings are Latin-1 strings, one char a byte.</summary>
internal static class PublishedRanks
{
    private static readonly ConcurrentDictionary<string, IReadOnlyDictionary<string, int>> Read = new(StringComparer.Ordinal);

    public static IReadOnlyDictionary<string, int> Of(string fileName) => Read.GetOrAdd(fileName, static name =>
        File.ReadLines(Repository.PathOf("vocab", name))
            .Select(line => line.Split(' '))
            .ToDictionary(
                fields => Encoding.Latin1.GetString(Convert.FromBase64String(fields[0])),
                fields => int.Parse(fields[1], CultureInfo.InvariantCulture),
                StringComparer.Ordinal));
}
