using System.Buffers;
using System.Diagnostics;
using System.Text;
using BytePair.Normalization;
using FsCheck;
using FsCheck.Fluent;

namespace BytePair.Tests.Normalization;

public sealed class NormalizationTests
{
    private static readonly string[] Parts =
    [
        "a", "e", " ", "é", "\u0301", "\u0323", "\u0327", "\u0345", "\u1100", "\u1161", "\u11A8", "가", "각", "ﬁ", "Å", "\u212B", "ẛ", "\u0F73", "\u09C7", "\u09BE",
        "한", "中", "\uF900", "①", "㌀", "\U0001D15E", "\U0001D160", "\U000110B9", "\U000110BA", "\U00011935", "\U00011930", "שׁ", "\u05B0", "\n",
    ];

    private static readonly byte[][] IllFormed = [[0x80], [0xC3], [0xE2, 0x82], [0xED, 0xA0, 0x80], [0xFF]];

    /// <summary>Text of parts that act on one another, some of it no UTF-8.</summary>
    private static readonly Arbitrary<byte[]> Texts = Gen.OneOf(Gen.Elements(Parts).Select(Encoding.UTF8.GetBytes), Gen.Elements(Parts).Select(Encoding.UTF8.GetBytes), Gen.Elements(IllFormed))
        .ListOf().Select(parts => parts.SelectMany(part => part).ToArray()).ToArbitrary();

    public static TheoryData<bool> Forms => [false, true];

    [Theory]
    [InlineData("café", "café")]
    [InlineData("cafe\u0301s", "cafés")]
    [InlineData("q\u0307\u0323", "q\u0323\u0307")]
    [InlineData("e\u0301\u0323", "ẹ\u0301")]
    [InlineData("\u1112\u1161\u11AB", "한")]
    [InlineData("\u212B", "Å")]
    [InlineData("ﬁ", "ﬁ")]
    [InlineData("\u0301", "\u0301")]
    [InlineData("", "")]
    public void Composes_what_belongs_together(string text, string expected) => Assert.Equal(expected, Encoding.UTF8.GetString(Normalized(Encoding.UTF8.GetBytes(text), UnicodeNormalizer.Nfc)));

    [Theory]
    [InlineData("ﬁ①Å", "fi1Å")]
    [InlineData("ｈｅｌｌｏ　", "hello ")]
    [InlineData("㌀", "アパート")]
    [InlineData("ẛ\u0323", "ṩ")]
    public void Compatibly_takes_further_apart(string text, string expected) => Assert.Equal(expected, Encoding.UTF8.GetString(Normalized(Encoding.UTF8.GetBytes(text), UnicodeNormalizer.Nfkc)));

    [Fact]
    public void Ill_formed_bytes_stay_and_part_what_stands_around_them() =>
        Assert.Equal([(byte)'e', 0xFF, 0xCC, 0x81, 0xC3, 0xA9, 0xC3], Normalized([(byte)'e', 0xFF, 0xCC, 0x81, (byte)'e', 0xCC, 0x81, 0xC3], UnicodeNormalizer.Nfc));

    [Theory, MemberData(nameof(Forms))]
    public void Normalized_text_stays(bool compatibly) => Prop.ForAll(Texts, text =>
    {
        byte[] once = Normalized(text, Form(compatibly));
        return !Form(compatibly).TryChange(once, new ArrayBufferWriter<byte>());
    }).QuickCheckThrowOnFailure();

    [Theory, MemberData(nameof(Forms))]
    public void It_is_the_naive_algorithm_on_well_formed_text(bool compatibly) => Prop.ForAll(Texts, text =>
    {
        string wellFormed = Encoding.UTF8.GetString(text);
        return Encoding.UTF8.GetString(Normalized(Encoding.UTF8.GetBytes(wellFormed), Form(compatibly))) == NaiveNormalization.Of(wellFormed, compatibly);
    }).QuickCheckThrowOnFailure();

    [Theory, MemberData(nameof(Forms))]
    public void Parts_at_a_boundary_are_normalized_by_themselves(bool compatibly) => Prop.ForAll(Texts, text =>
    {
        byte[] whole = Normalized(text, Form(compatibly));
        return Enumerable.Range(1, Math.Max(0, text.Length - 1))
            .Where(at => StartsCharacter(text, at) && Form(compatibly).IsBoundary(text, at))
            .All(at => Normalized(text[..at], Form(compatibly)).Concat(Normalized(text[at..], Form(compatibly))).SequenceEqual(whole));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_million_marks_take_their_time_but_no_more()
    {
        byte[] marks = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("\u0301\u0323\u0345", 300_000)));
        long start = Stopwatch.GetTimestamp();
        Assert.Equal(marks.Length, Normalized(marks, UnicodeNormalizer.Nfc).Length);
        Assert.InRange(Stopwatch.GetElapsedTime(start), TimeSpan.Zero, TimeSpan.FromSeconds(10));
    }

    private static UnicodeNormalizer Form(bool compatibly) => compatibly ? UnicodeNormalizer.Nfkc : UnicodeNormalizer.Nfc;

    private static bool StartsCharacter(byte[] text, int at)
    {
        int next = 0;
        while (next < at)
        {
            BytePair.Text.Utf8.TryRead(text.AsSpan(next), out _, out int length);
            next += length;
        }

        return next == at;
    }

    private static byte[] Normalized(byte[] text, UnicodeNormalizer normalizer)
    {
        ArrayBufferWriter<byte> normalized = new();
        return normalizer.TryChange(text, normalized) ? normalized.WrittenSpan.ToArray() : text;
    }
}
