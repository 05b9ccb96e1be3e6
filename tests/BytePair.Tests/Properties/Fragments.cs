using BytePair.Tests.Reference;
using FsCheck;
using FsCheck.Fluent;
using static FsCheck.Fluent.Gen;

namespace BytePair.Tests.Properties;

/// <summary>The bits that hostile text is made of: each line is a place where a tokenizer has gone wrong before, or could.</summary>
internal static class Fragments
{
    /// <summary>Around the widths of blocks, vectors and packed keys.</summary>
    private static readonly int[] EdgeLengths = [1, 2, 3, 4, 7, 8, 9, 14, 15, 16, 17, 30, 31, 32, 33, 62, 63, 64, 65, 66, 127, 128, 129];

    private static readonly string[] AllSpecialTokens =
        [.. EncodingRecord.All.Values.SelectMany(record => record.SpecialTokens.Keys).Where(token => !token.Contains("reserved_", StringComparison.Ordinal)).Distinct(), "<|reserved_200018|>", "<|reserved_200013|>", "<|reserved_201087|>"];

    private static Gen<string> Word { get; } = Elements(
        "a", "I", "the", "The", "THE", "x1", "hello", "Hello", "HELLO", "camelCase", "ABCdef", "abcDEF", "tokenization", "antidisestablishmentarianism", "don", "straße", "naïve", "ǅungla", "ﬁ", "ª", "ʰʷ");

    /// <summary>Contractions and what only looks like one: each case, the long s, the Kelvin sign, a typographic apostrophe.</summary>
    private static Gen<string> Contraction { get; } =
        from apostrophe in Elements("'", "'", "'", "'", "’", "''", "' ", "'\n")
        from suffix in Elements("s", "S", "ſ", "t", "T", "d", "D", "m", "M", "ll", "LL", "lL", "Ll", "ve", "VE", "vE", "re", "RE", "Re", "r", "l", "v", "ß", "ﬅ", "ſt", "K", "e", "LLL", "sx", "'s", "\u0301s", "s\u0301")
        select apostrophe + suffix;

    private static Gen<string> Space { get; } = Elements(
        " ", "  ", "   ", "\n", "\r", "\r\n", "\n\n", "\r\n\r\n", " \n", "\n ", "\t", "\t\t", "\v", "\f", "\u0085", "\u00A0", "\u1680", "\u2000", "\u200A", "\u2028", "\u2029", "\u202F", "\u205F", "\u3000", " \u3000", "\u00A0\n", "\n\u0085", "\u2028\r");

    /// <summary>Not white space, though it often passes for it.</summary>
    private static Gen<string> NoSpace { get; } = Elements("\u200B", "\uFEFF", "\u180E", "\u2060", "\u001C", "\u001F", "\0", "\u007F", "\u00AD");

    private static Gen<string> Digits { get; } = Elements(
        "0", "12", "123", "1234", "1234567", "٣", "१२३४", "๑๒", "１２３", "Ⅷ", "½", "²", "㊿", "𝟙𝟚𝟛𝟜", "𐄇", "𑁦𑁧", "1٢३", "一");

    private static Gen<string> Script { get; } = Elements(
        "Привет", "ПРИВЕТ", "мир", "Γειά", "שלום", "שָׁלוֹם", "مرحبا", "नमस्ते", "வணக்கம்", "สวัสดี", "ខ្មែរ", "你好", "こんにちは", "カタカナ", "ﾊﾟ", "안녕", "한", "ქართული", "Ⴀⴀ", "አማርኛ", "ᏣᎳᎩ", "ꭰ", "Ǆǅǆ", "İı", "Ⓐⓐ", "ⅰ");

    /// <summary>Two UTF-16 units each: letters of every case, digits, marks, symbols and what is not assigned.</summary>
    private static Gen<string> Astral { get; } = Elements(
        "𝔘", "𝕒𝕓", "𐐀", "𐐨", "𐐀𐐨", "𐲀𐳀", "𞤀𞤢", "𠮷", "𒀀", "𖭐", "𞅀", "𝟘", "🄰", "𑀁", "𝅥", "𐇽", "\U000E0100", "\U000F0000", "\U0010FFFF", "\U0001FFFF", "𞸀");

    private static Gen<string> Mark { get; } = Elements("\u0301", "\u0300\u0301", "\u0903", "\u20DD", "\uFE0F", "\u0E31", "\u3099", "\u0483", "\u1AB0", "\u0345");

    private static Gen<string> Emoji { get; } = Elements("😀", "👩‍👩‍👧‍👦", "👍🏽", "🇩🇪", "❤️", "☃", "1️⃣", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "🤷‍♂️");

    private static Gen<string> Symbols { get; } = Elements(
        ".", ",", "!", "?", "/", "//", "/\n", "/\r\n/", ".\n", ".\r\n\n", "!!!", "...", "-", "--", "_", "(", ")", "{}", "\"", "\"\"", "`", "$", "€", "§", "…", "—", "„", "。", "，", "※", "+=", "</", "/>", "<|", "|>", "#", "@a", "\\n", "&amp;");

    private static Gen<string> SpecialToken { get; } =
        from token in Elements(AllSpecialTokens)
        from cut in Frequency((6, Constant(0)), (1, Choose(1, 13)))
        from doubled in Elements("", "", "", "<|", "<", token)
        select doubled + token[..Math.Max(1, token.Length - cut)];

    private static Gen<string> Ascii { get; } = Choose(0, 127).Select(c => ((char)c).ToString());

    /// <summary>Any UTF-16 unit: most of the surrogates among them stand alone.</summary>
    private static Gen<string> Unit { get; } = Frequency(
        (3, Choose(0, 0xFFFF)), (1, Choose(0xD800, 0xDFFF)), (1, Elements(0xD83D, 0xDE00, 0xDBFF, 0xDFFF))).Select(c => ((char)c).ToString());

    private static Gen<string> AnyScalar { get; } = Frequency((3, Choose(0, 0xD7FF)), (2, Choose(0xE000, 0x1FFFF)), (1, Choose(0x20000, 0x10FFFF))).Select(char.ConvertFromUtf32);

    private static Gen<string> Atom { get; } = Frequency(
        (6, Word), (6, Contraction), (7, Space), (1, NoSpace), (4, Digits), (4, Script), (3, Astral), (3, Mark), (2, Emoji), (5, Symbols), (1, SpecialToken), (3, Ascii), (1, Unit), (2, AnyScalar));

    /// <summary>One thing again and again, up to a length at which blocks end.</summary>
    private static Gen<string> Run { get; } =
        from atom in Frequency((3, Atom), (3, Elements("a", "A", " ", "1", "\n", "'s", "aA", "é", "中", "😀", "!")))
        from length in Elements(EdgeLengths)
        select string.Concat(Enumerable.Repeat(atom, length / atom.Length + 1))[..length];

    public static Gen<string> Any { get; } = Frequency((12, Atom), (1, Run));
}
