using FsCheck;
using FsCheck.Fluent;

namespace BytePair.Budgeting.Tests.Composing;

/// <summary>Short texts that become other tokens where they meet: halves of words, digits, line ends, contractions, marks, halves of characters.</summary>
internal static class SeamTexts
{
    private static readonly string[] Bits =
        ["", "a", "b", "ab", "hello", " world", "in", "ter", "nation", "ally", "\n", "\n\n", "\r", " ", "  ", "\t", "1", "22", "4444", "'", "'s", "don", "'t", ".", "...", "\u0301", "é", "文", "字", "😀", "\ud83d", "\ude00", "The quick brown fox", " jumps over the lazy dog.", "    return x;", "<|endoftext|>", "<|endof", "text|>"];

    public static Gen<string> One { get; } =
        Gen.OneOf(Gen.Elements(Bits), Gen.ListOf(Gen.Elements(Bits), 4).Select(string.Concat));

    /// <summary>Words that are one token each and stay so wherever they meet.</summary>
    public static Gen<string> Words { get; } = Gen.Choose(0, 9).Select(count => string.Concat(Enumerable.Repeat(" word", count)));
}
