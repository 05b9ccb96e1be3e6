using FsCheck;
using FsCheck.Fluent;
using BytePair.Tests.Properties;
using BytePair.Tests.Support;

namespace BytePair.Budgeting.Tests.Chunking;

/// <summary>Text that is hard to cut: prose, Markdown and code in pieces, white space, scripts without spaces, clusters, lone surrogates, long runs.</summary>
public sealed record ChunkText(string Value)
{
    private static readonly string[] Fragments =
    [
        "The cat sat. ", "It was 3.5 km (e.g. far). ", "\"No!\" he said. ", "Dr. Smith waits… ", "one two three ", "a", "I", "don't ", "1,000.5 ", "word", " ", "  ", "\t", "\n", "\n\n", "\r\n", "\r", "\r\n\r\n", "\n \n", "    ",
        "# One\n", "## Two ##\n", "### Three\n\n", "Title\n=====\n", "Under\n---\n", "---\n", "key: value\n", "```cs\nint x = 1;\nint y;\n```\n", "```\n", "~~~\n", "| a | b |\n|---|---|\n| 1 | 2 |\n", "|", "- item\n", "  - inner item\n", "1. first\n2. second\n", "> quote\n",
        "if (x)\n{\n    y();\n}\n", "def f():\n\treturn 1\n", "// note\n", "[Fact]\n", "}\n", "/\n", "/", "!!!", "...", "。", "！」", "、",
        "汉字没有空格。", "日本語のカタカナー", "ภาษาไทยน้ำ", "ភាសាខ្មែរ", "မြန်မာ", "한국어 ", "नमस्ते ", "العربية ", "שָׁלוֹם", "Ünïcödé ", "e\u0301", "\u0301", "葛\U000E0100", "👩‍👩‍👧‍👦", "🏽", "🇩🇪", "😀", "𝟙𝟚", "\uD83D", "\uDE00", "\u200D", "\u00A0", "\u2029", "\0", "12345678901", "https://example.org/a-b?c=d ", "<|endoftext|>",
    ];

    private static Gen<string> Run { get; } =
        from fragment in Gen.Elements("a", " ", "\n", "1", "😀", "\u0301", "汉", "word ", "/\n", "- x\n", "# x\n", "    y\n", "|", "A. ", "!", "\r\n")
        from length in Gen.Elements(10, 60, 300)
        select string.Concat(Enumerable.Repeat(fragment, (length / fragment.Length) + 1));

    public static Arbitrary<ChunkText> Any { get; } = Arb.From(
        Gen.Sized(size => Gen.Frequency((20, Gen.Elements(Fragments)), (1, Run)).ArrayOf().Resize(Math.Max(1, size))).Select(parts => new ChunkText(string.Concat(parts))),
        text => Shrinking.Of(text.Value.ToCharArray()).Select(chars => new ChunkText(new string(chars))));

    public override string ToString() => Escaped.Text(Value);
}
