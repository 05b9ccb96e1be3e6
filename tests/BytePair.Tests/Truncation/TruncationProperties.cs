using System.Text;
using BytePair.Tests.Properties;
using BytePair.Tests.Reference;
using BytePair.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace BytePair.Tests.Truncation;

/// <summary>What is kept is what the definition keeps, which tries every place, at each limit and by every option.</summary>
public sealed class TruncationProperties
{
    private static readonly string[] Markers = ["…", "", " [...] ", "a", "\n", "12", "🏴‍☠️", "<|"];

    private static Gen<TruncationOptions> Options { get; } =
        from keep in Gen.Elements(TruncationKeep.Start, TruncationKeep.End, TruncationKeep.StartAndEnd)
        from boundary in Gen.Elements(TruncationBoundary.Character, TruncationBoundary.Grapheme, TruncationBoundary.Word)
        from marker in Gen.Elements(Markers)
        from isDefault in Gen.Elements(true, false)
        select isDefault ? new TruncationOptions { Keep = keep, Boundary = boundary } : new TruncationOptions { Keep = keep, Boundary = boundary, Marker = marker };

    [Theory, EachEncoding]
    public void The_result_is_the_definitions(string encoding)
    {
        BpeTokenizer tokenizer = BpeTokenizer.ForEncoding(encoding);
        var cases = (from text in HostileText.WellFormed.Generator from options in Options select (text, options)).ToArbitrary();
        Invariant.Holds(cases, of =>
        {
            string text = of.text.Value;
            int[] places = NaiveBoundaries.Of(text, of.options.Boundary);
            int[] beginnings = Array.ConvertAll(places, at => tokenizer.CountTokens(text.AsSpan(0, at)));
            int[] endings = Array.ConvertAll(places, at => tokenizer.CountTokens(text.AsSpan(at)));
            int count = tokenizer.CountTokens(text);
            for (int max = 0; max <= count + 1; max += 1 + (count / 20))
            {
                string expected = Truncated(tokenizer, text, max, of.options, places, beginnings, endings);
                string kept = tokenizer.TruncateToTokens(text, max, of.options);
                Assert.Equal(expected, kept);
                Assert.Equal(expected, tokenizer.TruncateToTokens(text.AsSpan(), max, of.options));
                Assert.Equal(expected, Encoding.UTF8.GetString(tokenizer.TruncateToTokens(Encoding.UTF8.GetBytes(text), max, of.options)));
                Assert.InRange(tokenizer.CountTokens(kept), 0, max);
            }
        }, cases: 300);
    }

    /// <summary>On any input, ill-formed too, and with special tokens: never over the limit, and no special token that wasn't in the text or the marker.</summary>
    [Theory, EachEncoding]
    public void The_result_is_never_over_the_limit(string encoding)
    {
        BpeTokenizer tokenizer = BpeTokenizer.ForEncoding(encoding);
        string token = EncodingRecord.All[encoding].SpecialTokens.Keys.First();
        var cases = (from text in HostileText.Any.Generator
                     from bytes in HostileText.Bytes.Generator
                     from options in Options
                     from cut in Gen.Choose(0, token.Length)
                     select (text, bytes, options, cut)).ToArbitrary();
        Invariant.Holds(cases, of =>
        {
            string text = token[..of.cut] + of.text.Value + token + of.text.Value + token[of.cut..];
            byte[] bytes = [.. EveryShape.Utf8(token[..of.cut]), .. of.bytes.Value, .. EveryShape.Utf8(token), .. of.bytes.Value, .. EveryShape.Utf8(token[of.cut..])];
            SpecialTokenHandling refusing = SpecialTokenHandling.RecognizeOnly(token).Rejecting(token[..1] + "no such");
            foreach (SpecialTokenHandling handling in (SpecialTokenHandling[])[SpecialTokenHandling.AsText, SpecialTokenHandling.Recognize, refusing])
            {
                for (int max = 0; max <= 40; max += 3)
                {
                    string kept = tokenizer.TruncateToTokens(text, max, of.options, handling);
                    Assert.InRange(tokenizer.CountTokens(kept, handling), 0, max);
                    Assert.True(Occurrences(kept, token) <= Occurrences(text, token), "A special token came about.");
                    byte[] keptBytes = tokenizer.TruncateToTokens(bytes, max, of.options, handling);
                    Assert.InRange(tokenizer.CountTokens(keptBytes, handling), 0, max);
                }
            }
        }, cases: 100);
    }

    private static int Occurrences(string text, string token) => text.Split(token).Length - 1;

    private static string Truncated(BpeTokenizer tokenizer, string text, int max, TruncationOptions options, int[] places, int[] beginnings, int[] endings)
    {
        if (tokenizer.CountTokens(text) <= max)
        {
            return text;
        }

        for (int budget = max - tokenizer.CountTokens(options.Marker); budget >= 0; budget--)
        {
            int first = options.Keep switch { TruncationKeep.Start => budget, TruncationKeep.End => 0, _ => (budget + 1) / 2 };
            int start = options.Keep == TruncationKeep.End ? 0 : NaiveTruncation.Beginning(places, beginnings, first);
            int end = options.Keep == TruncationKeep.Start ? text.Length : NaiveTruncation.Ending(places, endings, budget - first);
            string joined = text[..start] + options.Marker + text[end..];
            if (start < end && tokenizer.CountTokens(joined) <= max)
            {
                return joined;
            }
        }

        return "";
    }
}
