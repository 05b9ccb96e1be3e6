using BytePair.Tests.Properties;
using BytePair.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace BytePair.Tests.Batches;

/// <summary>A text that is cut where the tokenizer says has the ids of the whole, whatever comes behind what was seen of it.</summary>
public sealed class SafeCutProperties
{
    private static readonly Arbitrary<(string seen, string behind)> Cases =
        (from seen in HostileText.Any.Generator
         from special in Gen.Elements("", "", "<|endoftext|>", "<|endoftext", "<|")
         from more in HostileText.Any.Generator
         from behind in HostileText.Any.Generator
         select (seen.Value + special + more.Value, behind.Value)).ToArbitrary();

    [Theory, EachEncoding]
    public void Both_parts_have_together_the_ids_of_the_whole(string encoding)
    {
        BpeTokenizer tokenizer = BpeTokenizer.ForEncoding(encoding);
        Invariant.Holds(Cases, of =>
        {
            foreach (SpecialTokenHandling handling in new[] { default, SpecialTokenHandling.Recognize })
            {
                CutInUtf8(tokenizer, EveryShape.Utf8(of.seen), EveryShape.Utf8(of.seen + of.behind), handling);
                CutInUtf16(tokenizer, of.seen, of.seen + of.behind, handling);
            }
        }, cases: 300);
    }

    [Fact]
    public void A_cut_is_found_near_the_end_of_prose_and_none_in_an_endless_word()
    {
        BpeTokenizer tokenizer = BpeTokenizer.ForEncoding("o200k_base");
        string prose = string.Concat(Enumerable.Repeat("It isn't far to 12 places, 文字。 ", 1000));
        Assert.InRange(tokenizer.FindLastSafeCut(prose.AsSpan()), prose.Length - 20, prose.Length - 2);
        Assert.Equal(0, tokenizer.FindLastSafeCut(new string('a', 10_000).AsSpan()));
        Assert.Equal(0, tokenizer.FindLastSafeCut(default(ReadOnlySpan<byte>)));
    }

    [Fact]
    public void What_will_be_rejected_is_not_hidden_by_a_cut()
    {
        BpeTokenizer tokenizer = BpeTokenizer.ForEncoding("cl100k_base").WithSpecialTokens([new("end of it", 100_300)]);
        ReadOnlySpan<char> seen = "This was the end of i";
        int cut = tokenizer.FindLastSafeCut(seen, SpecialTokenHandling.Reject);
        Assert.InRange(cut, 1, "This was the ".Length);
        string rest = seen.Slice(cut).ToString() + "t.";
        Assert.Throws<DisallowedSpecialTokenException>(() => tokenizer.EncodeToIds(rest, SpecialTokenHandling.Reject));
    }

    private static void CutInUtf8(BpeTokenizer tokenizer, byte[] seen, byte[] whole, SpecialTokenHandling handling)
    {
        // A lone surrogate at the end of what is seen and its other half behind it are one character of the whole.
        int cut = tokenizer.FindLastSafeCut(seen, handling);
        if (!whole.AsSpan().StartsWith(seen))
        {
            return;
        }

        int[] parts = [.. tokenizer.EncodeToIds(whole.AsSpan(0, cut), handling), .. tokenizer.EncodeToIds(whole.AsSpan(cut), handling)];
        EveryShape.Same(tokenizer.EncodeToIds(whole, handling), parts, "FindLastSafeCut(utf8)");
    }

    private static void CutInUtf16(BpeTokenizer tokenizer, string seen, string whole, SpecialTokenHandling handling)
    {
        int cut = tokenizer.FindLastSafeCut(seen.AsSpan(), handling);
        int[] parts = [.. tokenizer.EncodeToIds(whole.AsSpan(0, cut), handling), .. tokenizer.EncodeToIds(whole.AsSpan(cut), handling)];
        EveryShape.Same(tokenizer.EncodeToIds(whole, handling), parts, "FindLastSafeCut(utf16)");
    }
}
