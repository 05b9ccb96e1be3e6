using BytePair.Tests.Properties;
using FsCheck;
using FsCheck.Fluent;

namespace BytePair.Budgeting.Tests.Estimates;

/// <summary>Text of all lengths of characters and tokens, lone surrogates and special tokens among it; and bytes that are mostly no UTF-8.</summary>
internal static class AnyText
{
    public static Arbitrary<string> Utf16 { get; } = Arb.From(
        Gen.Sized(size => Piece().ArrayOf().Resize(Math.Max(1, size / 4))).Select(string.Concat),
        text => Shrinking.Of(text.ToCharArray()).Select(chars => new string(chars)));

    public static Arbitrary<byte[]> Utf8 { get; } = Arb.From(
        Gen.Choose(0, 255).Select(value => (byte)value).ArrayOf(),
        bytes => Shrinking.Of(bytes));

    private static Gen<string> Piece() => Gen.Frequency(
        (4, Gen.Elements("hello", " the", "tokenization", "\r\n", "  ", "Ünïcödé", "Привет", "你好", "こんにちは", "안녕", "שלום", "😀", "👩‍👩‍👧", "<|endoftext|>", "<|reserved_200018|>", "\u0001\u0002", "\uA4F8")),
        (2, from unit in Gen.Elements(" ", "a", "-", "=", "\n", "é", "中", "😀") from count in Gen.Elements(1, 2, 16, 127, 128, 129) select string.Concat(Enumerable.Repeat(unit, count))),
        (2, Gen.Choose(0, 0xFFFF).Select(symbol => ((char)symbol).ToString())),
        (1, Gen.Choose(0xD800, 0xDFFF).Select(symbol => ((char)symbol).ToString())));
}
