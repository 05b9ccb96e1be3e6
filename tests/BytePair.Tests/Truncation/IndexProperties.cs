using System.Text;
using BytePair.Tests.Properties;
using BytePair.Tests.Reference;
using BytePair.Tests.Support;

namespace BytePair.Tests.Truncation;

/// <summary>The index that is found is that of counting every beginning, or every ending, of the text: at each limit, in each shape.</summary>
public sealed class IndexProperties
{
    [Theory, EachEncoding]
    public void Of_text(string encoding)
    {
        BpeTokenizer tokenizer = BpeTokenizer.ForEncoding(encoding);
        Invariant.Holds(HostileText.Any, text => HoldsOf(tokenizer, text.Value, default), cases: 300);
    }

    [Theory, EachEncoding]
    public void Of_bytes(string encoding)
    {
        BpeTokenizer tokenizer = BpeTokenizer.ForEncoding(encoding);
        Invariant.Holds(HostileText.Bytes, bytes => HoldsOf(tokenizer, bytes.Value, default), cases: 300);
    }

    [Theory, EachEncoding]
    public void Of_text_with_special_tokens(string encoding)
    {
        BpeTokenizer tokenizer = BpeTokenizer.ForEncoding(encoding);
        string token = EncodingRecord.All[encoding].SpecialTokens.Keys.First();
        Invariant.Holds(HostileText.Any, text =>
        {
            string halved = text.Value.Insert(text.Value.Length / 2, token) + token + token[..^1];
            HoldsOf(tokenizer, halved, SpecialTokenHandling.Recognize);
            HoldsOf(tokenizer, EveryShape.Utf8(halved), SpecialTokenHandling.Recognize);
        }, cases: 100);
    }

    /// <summary>Text in which no beginning or ending is decided for long, and counts go up and down.</summary>
    [Theory, EachEncoding]
    public void Of_what_is_slow_to_decide(string encoding)
    {
        BpeTokenizer tokenizer = BpeTokenizer.ForEncoding(encoding);
        foreach (string unit in (string[])["a", "A", " ", "\n", "\r\n ", " \n  ", "1", "12 ", "=", "-=", "'", "'s", "'S", "a\u0301", "文A", "文a", "Aa", "AB文", "/\n", "!\n/", " !", "😀", "<|", "the ", "ab1", "汉字。", "ถนน", "\u3000", ".\n\n "])
        {
            string text = string.Concat(Enumerable.Repeat(unit, 260 / unit.Length));
            HoldsOf(tokenizer, "x" + text, default);
            HoldsOf(tokenizer, EveryShape.Utf8(text + "y"), default);
        }
    }

    private static void HoldsOf(BpeTokenizer tokenizer, string text, SpecialTokenHandling handling)
    {
        int[] places = NaiveTruncation.Places(text);
        int[] beginnings = Array.ConvertAll(places, at => tokenizer.CountTokens(text.AsSpan(0, at), handling));
        int[] endings = Array.ConvertAll(places, at => tokenizer.CountTokens(text.AsSpan(at), handling));
        for (int max = 0; max <= beginnings.Max() + 1; max++)
        {
            int index = tokenizer.GetIndexByTokenCount(text, max, out int count, handling);
            Same(places, beginnings, NaiveTruncation.Beginning(places, beginnings, max), index, count, $"beginning of {max}");
        }

        for (int max = 0; max <= endings.Max() + 1; max++)
        {
            int index = tokenizer.GetIndexByTokenCountFromEnd(text, max, out int count, handling);
            Same(places, endings, NaiveTruncation.Ending(places, endings, max), index, count, $"ending of {max}");
        }
    }

    private static void HoldsOf(BpeTokenizer tokenizer, byte[] utf8Text, SpecialTokenHandling handling)
    {
        int[] places = NaiveTruncation.Places(utf8Text);
        int[] beginnings = Array.ConvertAll(places, at => tokenizer.CountTokens(utf8Text.AsSpan(0, at), handling));
        int[] endings = Array.ConvertAll(places, at => tokenizer.CountTokens(utf8Text.AsSpan(at), handling));
        for (int max = 0; max <= beginnings.Max() + 1; max++)
        {
            int index = tokenizer.GetIndexByTokenCount(utf8Text, max, out int count, handling);
            Same(places, beginnings, NaiveTruncation.Beginning(places, beginnings, max), index, count, $"beginning of {max}");
        }

        for (int max = 0; max <= endings.Max() + 1; max++)
        {
            int index = tokenizer.GetIndexByTokenCountFromEnd(utf8Text, max, out int count, handling);
            Same(places, endings, NaiveTruncation.Ending(places, endings, max), index, count, $"ending of {max}");
        }
    }

    private static void Same(int[] places, int[] counts, int expected, int index, int count, string what)
    {
        Assert.True(expected == index, $"The longest {what} tokens is cut at {expected}, not at {index}.");
        Assert.True(counts[Array.IndexOf(places, index)] == count, $"The longest {what} tokens has {counts[Array.IndexOf(places, index)]}, not {count}.");
    }
}
