using System.Diagnostics;
using System.Text;
using BytePair.Special;
using BytePair.Tests.Properties;
using BytePair.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace BytePair.Tests.Special;

/// <summary>The finder is a plain search: the leftmost place at which any string stands, and the longest that stands there.</summary>
public sealed class SpecialTokenFinderProperties
{
    private static readonly string[] Letters = ["a", "b", "<", "|", "é"];

    /// <summary>Few letters, so that strings overlap, begin and end one another in every way.</summary>
    [Fact]
    public void Strings_of_few_letters_are_found_where_they_stand()
    {
        Gen<string> text = Gen.Elements(Letters).ArrayOf().Select(string.Concat<string>);
        var cases = from tokens in text.Resize(6).ArrayOf().Resize(8)
                    from some in text.Resize(60)
                    select (tokens, some);
        Invariant.Holds(cases.ToArbitrary(), of => FindsAll(of.tokens, of.some), cases: 20_000);
    }

    /// <summary>With one beginning in common, which is searched for first.</summary>
    [Fact]
    public void Strings_that_begin_alike_are_found_where_they_stand()
    {
        Gen<string> text = Gen.Elements(Letters).ArrayOf().Select(string.Concat<string>);
        var cases = from tokens in text.Resize(5).Select(rest => "<|" + rest).ArrayOf().Resize(5)
                    from some in Gen.OneOf(text.Resize(4), Gen.Constant("<|"), Gen.Elements("<", "|")).ArrayOf().Select(string.Concat<string>)
                    select (tokens, some);
        Invariant.Holds(cases.ToArbitrary(), of => FindsAll(of.tokens, of.some), cases: 10_000);
    }

    /// <summary>A string that a cut would go through is seen from both sides of the cut, also where strings overlap.</summary>
    [Fact]
    public void A_string_across_a_position_is_found_if_there_is_one()
    {
        var cases = (from strings in Gen.Elements("a", "ab", "aba", "bb", "abab", "é", "é\u0301b", "b<a", "<a|", "").ArrayOf().Resize(6)
                     from text in Gen.Elements("a", "b", "ab", "é", "\u0301", "<", "|").ArrayOf().Resize(40)
                     select (strings, text: string.Concat(text))).ToArbitrary();
        Invariant.Holds(cases, of =>
        {
            SpecialTokenFinder finder = new(of.strings);
            byte[] text = EveryShape.Utf8(of.text);
            for (int position = 0; position <= text.Length; position++)
            {
                bool expected = of.strings.Any(s => IsAcross(text, position, EveryShape.Utf8(s)));
                Assert.Equal(expected, finder.IsFoundAcross(text, position));
            }
        });
    }

    /// <summary>Strings that begin themselves again and again make a search that compares at each place take their length times the text's.</summary>
    [Fact]
    public void Time_does_not_grow_with_the_strings()
    {
        const int Length = 1 << 22;
        byte[] text = new byte[Length];
        text.AsSpan().Fill((byte)'a');
        SpecialTokenFinder finder = new([new string('a', 1 << 15) + "b", "<|a|>", new string('a', 100) + "c"]);
        long start = Stopwatch.GetTimestamp();
        Assert.False(finder.TryFind(text, 0, out _, out _, out _));
        Assert.True(Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(10), "4 MB took over ten seconds.");
    }

    /// <summary>All lone surrogates are the same bytes.</summary>
    [Fact]
    public void Strings_that_are_the_same_bytes_are_one()
    {
        SpecialTokenFinder finder = new(["\uD800", "\uFFFD", "x\uDC00", "x\uFFFD"]);
        Assert.True(finder.TryFind(EveryShape.Utf8("ax\uFFFD"), 0, out int position, out string? token, out int length));
        Assert.Equal((1, "x\uFFFD", 4), (position, token, length));
    }

    private static void FindsAll(string[] tokens, string text)
    {
        SpecialTokenFinder finder = new(tokens);
        byte[] utf8 = EveryShape.Utf8(text);
        for (int start = 0; start <= utf8.Length; start++)
        {
            (int Position, string Token)? expected = Leftmost(tokens, utf8, start);
            bool found = finder.TryFind(utf8, start, out int position, out string? token, out int length);
            Assert.Equal(expected is not null, found);
            if (expected is not null)
            {
                Assert.Equal((expected.Value.Position, expected.Value.Token, Encoding.UTF8.GetByteCount(expected.Value.Token)), (position, token, length));
            }
        }
    }

    private static (int Position, string Token)? Leftmost(string[] tokens, byte[] utf8, int start)
    {
        for (int at = start; at < utf8.Length; at++)
        {
            string? longest = tokens.Where(token => token.Length > 0 && utf8.AsSpan(at).StartsWith(EveryShape.Utf8(token))).MaxBy(Encoding.UTF8.GetByteCount);
            if (longest is not null)
            {
                return (at, longest);
            }
        }

        return null;
    }

    private static bool IsAcross(byte[] text, int position, byte[] sought) =>
        Enumerable.Range(0, text.Length).Any(at => at < position && at + sought.Length > position && text.AsSpan(at).StartsWith(sought));
}
