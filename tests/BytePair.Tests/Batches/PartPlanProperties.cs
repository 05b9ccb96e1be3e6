using BytePair.Batches;
using BytePair.Special;
using BytePair.Tests.Properties;
using BytePair.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace BytePair.Tests.Batches;

/// <summary>Parts of any size have, one behind the other, the ids of the whole: cuts meet in short texts what they meet rarely in long ones.</summary>
public sealed class PartPlanProperties
{
    private static readonly SpecialTokenHandling Handling = SpecialTokenHandling.Recognize.Rejecting("no such text at all");

    [Theory, EachEncoding]
    public void Slices_of_utf8_have_the_ids_of_the_whole(string encoding) =>
        Invariant.Holds(Cases(HostileText.Bytes.Generator), of => SlicesAgree<byte, Utf8Form>(encoding, of.text.Value, of.partLength, (tokenizer, text, handling) => tokenizer.EncodeToIds(text.Span, handling)));

    [Theory, EachEncoding]
    public void Slices_of_utf16_have_the_ids_of_the_whole(string encoding) =>
        Invariant.Holds(Cases(HostileText.Any.Generator), of => SlicesAgree<char, Utf16Form>(encoding, of.text.Value.AsMemory(), of.partLength, (tokenizer, text, handling) => tokenizer.EncodeToIds(text.Span, handling)));

    [Fact]
    public void Every_text_is_in_one_part_as_a_whole_or_in_slices_one_behind_the_other()
    {
        var cases = (from texts in HostileText.Bytes.Generator.ArrayOf().Resize(60)
                     from partLength in Gen.Choose(1, 200)
                     select (texts, partLength)).ToArbitrary();
        Invariant.Holds(cases, of =>
        {
            ReadOnlyMemory<byte>[] texts = [.. of.texts.Select(text => (ReadOnlyMemory<byte>)text.Value)];
            int text = 0;
            int start = 0;
            foreach (Part part in PartPlan.Make<byte, Utf8Form>(texts, null, of.partLength))
            {
                Assert.Equal((text, start), (part.FirstText, part.Start));
                Assert.Equal(part.Length, part.IsSlice ? part.Length : texts.Skip(text).Take(part.TextCount).Sum(whole => whole.Length));
                Assert.InRange(part.TextCount, 1, part.IsSlice ? 1 : texts.Length);
                bool endsText = !part.IsSlice || part.Start + part.Length == texts[text].Length;
                start = endsText ? 0 : start + part.Length;
                text += endsText ? part.TextCount : 0;
            }

            Assert.Equal((texts.Length, 0), (text, start));
        });
    }

    /// <summary>Else the properties above would hold by never cutting anything.</summary>
    [Fact]
    public void Prose_is_cut_near_every_length_that_is_asked_for()
    {
        string prose = string.Concat(Enumerable.Repeat("It isn't far <|endoftext|> to 12 places, 文字。 ", 200));
        SpecialRules rules = new SpecialTokenSet(BpeTokenizer.ForEncoding("cl100k_base").SpecialTokens).RulesFor(SpecialTokenHandling.Recognize)!;
        Part[] parts = PartPlan.Make<char, Utf16Form>(new[] { prose.AsMemory() }, rules, 100);
        Assert.All(parts.SkipLast(1), part => Assert.InRange(part.Length, 80, 100));
    }

    [Theory]
    [InlineData("a")]
    [InlineData(" ")]
    [InlineData("!")]
    [InlineData("<|endoftext|>")]
    public void Text_without_a_safe_place_stays_whole(string unit)
    {
        string text = string.Concat(Enumerable.Repeat(unit, 500));
        SpecialRules rules = new SpecialTokenSet(BpeTokenizer.ForEncoding("cl100k_base").SpecialTokens).RulesFor(SpecialTokenHandling.Recognize)!;
        Part part = Assert.Single(PartPlan.Make<char, Utf16Form>(new[] { text.AsMemory() }, rules, 100));
        Assert.False(part.IsSlice);
    }

    private static void SlicesAgree<T, TForm>(string encoding, ReadOnlyMemory<T> text, int partLength, Func<BpeTokenizer, ReadOnlyMemory<T>, SpecialTokenHandling, int[]> encode)
        where T : struct
        where TForm : struct, ITextForm<T>
    {
        BpeTokenizer tokenizer = BpeTokenizer.ForEncoding(encoding);
        SpecialTokenSet specials = new(tokenizer.SpecialTokens);
        foreach (SpecialTokenHandling handling in new[] { default, Handling })
        {
            Part[] parts = PartPlan.Make<T, TForm>(new[] { text }, specials.RulesFor(handling), partLength);
            int[] ids = [.. parts.SelectMany(part => encode(tokenizer, text.Slice(part.Start, part.Length), handling))];
            EveryShape.Same(encode(tokenizer, text, handling), ids, "in slices");
        }
    }

    private static Arbitrary<(T text, int partLength)> Cases<T>(Gen<T> texts) =>
        (from text in texts
         from partLength in Gen.Choose(1, 40)
         select (text, partLength)).ToArbitrary();
}
