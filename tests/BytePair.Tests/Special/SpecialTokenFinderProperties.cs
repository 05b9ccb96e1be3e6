using BytePair.Special;
using BytePair.Tests.Properties;
using BytePair.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace BytePair.Tests.Special;

/// <summary>A string that a cut would go through is seen from both sides of the cut, also where strings overlap.</summary>
public sealed class SpecialTokenFinderProperties
{
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

    private static bool IsAcross(byte[] text, int position, byte[] sought) =>
        Enumerable.Range(0, text.Length).Any(at => at < position && at + sought.Length > position && text.AsSpan(at).StartsWith(sought));
}
