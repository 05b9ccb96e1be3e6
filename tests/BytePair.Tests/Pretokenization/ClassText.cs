using BytePair.Tests.Properties;
using BytePair.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace BytePair.Tests.Pretokenization;

/// <summary>
/// Text drawn character by character from few of each class and each length in bytes, so that every class soon stands next
/// to every other, on both sides of a window's edge too. Most of it is well-formed and without characters of four bytes.
/// </summary>
internal static class ClassText
{
    private static readonly string[] Upper = ["A", "T", "É", "Ж", "Ḁ", "ǅ", "𐐀"];
    private static readonly string[] Lower = ["a", "s", "é", "ж", "ſ", "ḁ", "ﬁ", "𐐨"];
    private static readonly string[] Caseless = ["ª", "א", "ʰ", "文", "\u4DBF", "\u4E00", "\u9FFF", "あ", "한", "\uAC00", "\uB000", "\uD77F", "\uD7A3", "ก", "ሀ", "ꀀ", "𠮷"];
    private static readonly string[] Mark = ["\u0301", "\u05B8", "\u093F", "\u3099", "\uFE0F", "\u20E3", "𑀁", "\U000E0100"];
    private static readonly string[] Number = ["1", "2", "٣", "²", "१", "Ⅷ", "１", "𝟘", "🄀", "🯹"];
    private static readonly string[] White = [" ", " ", " ", "\t", "\n", "\r", "\u0085", "\u00A0", "\u2003", "\u2028", "\u3000"];
    private static readonly string[] Symbol = [".", "!", "/", "§", "‘", "’", "—", "。", "，", "\u200D", "☃", "\u4DC0", "\u4DFF", "❤", "😀", "🏽", "🇩", "🄐", "🯺"];
    private static readonly string[] Other = ["\u0001", "\u007F", "\u00AD", "\u0378", "\u200B", "\uE000", "\U0001F02C", "\U0001FAFF", "\U000E0001"];
    private static readonly string[] Apart = ["·", "あ", "ア", "\u3040", "\u3099", "\u309B", "\u30A0", "・", "ー", "\u30FF", "\u4E00", "\u9FA5", "\u9FA6"];
    private static readonly string[] Contraction = ["'", "'s", "'S", "'ſ", "'ll", "'Ve", "'r"];

    private static readonly byte[][] IllFormed =
        [[0x80], [0xBF], [0xC1, 0x80], [0xC3], [0xE0, 0x9F, 0xBF], [0xE2, 0x80], [0xED, 0xA0, 0x80], [0xED, 0x9F], [0xF0, 0x9F], [0xF0, 0x8F, 0xBF, 0xBF], [0xF4, 0x90, 0x80, 0x80], [0xF0, 0x90, 0x80], [0xF5], [0xF5, 0x80, 0x80, 0x80], [0xFF]];

    /// <summary>Up to about 200 bytes.</summary>
    public static Arbitrary<HostileBytes> Bytes { get; } = Arb.From(
        from classes in Gen.SubListOf(Upper, Lower, Caseless, Mark, Number, White, Symbol, Other, Apart, Contraction).Where(classes => classes.Count > 0)
        from longest in Gen.Elements(2, 3, 3, 4)
        from bad in Gen.Elements(0, 0, 0, 1, 2)
        let characters = classes.SelectMany(of => of).Select(EveryShape.Utf8).Where(character => character.Length <= longest).ToArray()
        from text in Gen.Elements(characters).ListOf().Resize(100)
        from places in Gen.Choose(0, text.Count).ListOf(bad)
        from sequences in Gen.Elements(IllFormed).ListOf(bad)
        select new HostileBytes([.. text.SelectMany((character, at) => places.Contains(at) ? [.. sequences[places.IndexOf(at)], .. character] : character)]),
        bytes => Shrinking.Of(bytes.Value).Select(fewer => new HostileBytes(fewer)));
}
