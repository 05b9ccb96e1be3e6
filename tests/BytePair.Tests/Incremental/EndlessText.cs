using BytePair.Tests.Properties;
using BytePair.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace BytePair.Tests.Incremental;

/// <summary>Text that is one piece for long, or nearly: runs of one kind and runs of two kinds in turns, one behind the other.</summary>
internal static class EndlessText
{
    private static readonly string[] Beginnings = ["", "", " ", "\n", "'", "!", "a", "A", "文", "\u0301", "1", "'s", "'l", "/", "  ", "ǅ", "\r\n "];

    /// <summary>What runs are made of; each is a way in which a piece can go on for ever, or seem to.</summary>
    public static IReadOnlyList<string> Units { get; } =
        [
            "a", "A", "文", "ǅ", "\u0301", "1", "٣", "!", "/", " ", "\n", "\u3000", "😀", "'", "é",
            "aB", "AB文", "文A", "a文", "A\u0301", "e\u0301", "!\u0301", "!/", "/\n", "\n/", "!\n", " \n", "\n ", "\r\n\t", " !", "'s", "a'll", "ſ'", "1a", " a",
        ];

    /// <summary>Up to about 900 bytes.</summary>
    public static Arbitrary<HostileBytes> Bytes { get; } = Arb.From(
        from beginning in Gen.Elements(Beginnings)
        from runs in (from unit in Gen.Elements<string>([.. Units])
                      from times in Gen.Frequency((3, Gen.Choose(1, 6)), (2, Gen.Choose(7, 300)))
                      select string.Concat(Enumerable.Repeat(unit, times))).ArrayOf().Resize(5)
        from cut in Gen.Choose(0, 3)
        let bytes = EveryShape.Utf8(beginning + string.Concat(runs))
        select new HostileBytes(bytes[..Math.Max(0, Math.Min(bytes.Length, 900) - cut)]),
        bytes => Shrinking.Of(bytes.Value).Select(fewer => new HostileBytes(fewer)));
}
