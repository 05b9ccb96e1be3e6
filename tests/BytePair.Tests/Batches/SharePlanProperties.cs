using BytePair.Batches;
using BytePair.Special;
using BytePair.Tests.Properties;
using BytePair.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace BytePair.Tests.Batches;

/// <summary>Shares of any size have, one behind the other, the ids of the whole: cuts meet in short texts what they meet rarely in long ones.</summary>
public sealed class SharePlanProperties
{
    private static readonly SpecialTokenHandling Handling = SpecialTokenHandling.Recognize.Rejecting("no such text at all");

    [Theory, EachEncoding]
    public void Slices_of_utf8_have_the_ids_of_the_whole(string encoding) =>
        Invariant.Holds(Cases(HostileText.Bytes.Generator), of => SlicesAgree<byte, Utf8Form>(encoding, of.text.Value, of.shareLength, (tokenizer, text, handling) => tokenizer.EncodeToIds(text.Span, handling)));

    [Theory, EachEncoding]
    public void Slices_of_utf16_have_the_ids_of_the_whole(string encoding) =>
        Invariant.Holds(Cases(HostileText.Any.Generator), of => SlicesAgree<char, Utf16Form>(encoding, of.text.Value.AsMemory(), of.shareLength, (tokenizer, text, handling) => tokenizer.EncodeToIds(text.Span, handling)));

    [Fact]
    public void Every_text_is_in_one_part_as_a_whole_or_in_slices_one_behind_the_other()
    {
        var cases = (from texts in HostileText.Bytes.Generator.ArrayOf().Resize(60)
                     from shareLength in Gen.Choose(1, 200)
                     select (texts, shareLength)).ToArbitrary();
        Invariant.Holds(cases, of =>
        {
            ReadOnlyMemory<byte>[] texts = [.. of.texts.Select(text => (ReadOnlyMemory<byte>)text.Value)];
            int text = 0;
            int start = 0;
            foreach (Share share in SharePlan.Make<byte, Utf8Form>(texts, null, of.shareLength))
            {
                Assert.Equal((text, start), (share.FirstText, share.Start));
                Assert.Equal(share.Length, share.IsSlice ? share.Length : texts.Skip(text).Take(share.TextCount).Sum(whole => whole.Length));
                Assert.InRange(share.TextCount, 1, share.IsSlice ? 1 : texts.Length);
                bool endsText = !share.IsSlice || share.Start + share.Length == texts[text].Length;
                start = endsText ? 0 : start + share.Length;
                text += endsText ? share.TextCount : 0;
            }

            Assert.Equal((texts.Length, 0), (text, start));
        });
    }

    /// <summary>Else the properties above would hold by never cutting anything.</summary>
    [Fact]
    public void Prose_is_cut_near_every_length_that_is_asked_for()
    {
        string prose = string.Concat(Enumerable.Repeat("It isn't far <|endoftext|> to 12 places, 文字。 ", 200));
        SpecialRules rules = new SpecialTokenSet([.. BpeTokenizer.ForEncoding("cl100k_base").SpecialTokens]).RulesFor(SpecialTokenHandling.Recognize)!;
        Share[] shares = SharePlan.Make<char, Utf16Form>(new[] { prose.AsMemory() }, rules, 100);
        Assert.All(shares.SkipLast(1), share => Assert.InRange(share.Length, 80, 100));
    }

    [Theory]
    [InlineData("a")]
    [InlineData(" ")]
    [InlineData("!")]
    [InlineData("<|endoftext|>")]
    public void Text_without_a_safe_place_stays_whole(string unit)
    {
        string text = string.Concat(Enumerable.Repeat(unit, 500));
        SpecialRules rules = new SpecialTokenSet([.. BpeTokenizer.ForEncoding("cl100k_base").SpecialTokens]).RulesFor(SpecialTokenHandling.Recognize)!;
        Share share = Assert.Single(SharePlan.Make<char, Utf16Form>(new[] { text.AsMemory() }, rules, 100));
        Assert.False(share.IsSlice);
    }

    private static void SlicesAgree<T, TForm>(string encoding, ReadOnlyMemory<T> text, int shareLength, Func<BpeTokenizer, ReadOnlyMemory<T>, SpecialTokenHandling, int[]> encode)
        where T : struct
        where TForm : struct, ITextForm<T>
    {
        BpeTokenizer tokenizer = BpeTokenizer.ForEncoding(encoding);
        SpecialTokenSet specials = new([.. tokenizer.SpecialTokens]);
        foreach (SpecialTokenHandling handling in new[] { default, Handling })
        {
            Share[] shares = SharePlan.Make<T, TForm>(new[] { text }, specials.RulesFor(handling), shareLength);
            int[] ids = [.. shares.SelectMany(share => encode(tokenizer, text.Slice(share.Start, share.Length), handling))];
            EveryShape.Same(encode(tokenizer, text, handling), ids, "in slices");
        }
    }

    private static Arbitrary<(T text, int shareLength)> Cases<T>(Gen<T> texts) =>
        (from text in texts
         from shareLength in Gen.Choose(1, 40)
         select (text, shareLength)).ToArbitrary();
}
