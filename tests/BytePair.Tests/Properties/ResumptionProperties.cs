using System.Buffers;
using System.Text;
using BytePair.Tests.Reference;
using BytePair.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace BytePair.Tests.Properties;

/// <summary>A text encoded in steps has the ids of the whole, whatever room each step has and wherever the text is cut.</summary>
public sealed class ResumptionProperties
{
    private static readonly Gen<int> Rooms = Gen.Frequency((5, Gen.Choose(0, 12)), (3, Gen.Choose(13, 80)), (1, Gen.Choose(81, 2000)));

    private static readonly Gen<int> BlockLengths = Gen.Frequency((5, Gen.Choose(1, 12)), (3, Gen.Choose(13, 200)), (1, Gen.Constant(1 << 20)));

    [Theory, EachEncoding]
    public void Steps_of_any_size_equal_the_whole(string encoding)
    {
        BpeTokenizer tokenizer = BpeTokenizer.ForEncoding(encoding);
        var cases = (from bytes in HostileText.Bytes.Generator
                     from room in Rooms
                     from length in BlockLengths
                     select (bytes, room, length)).ToArbitrary();
        Invariant.Holds(cases, of =>
            EveryShape.Same(tokenizer.EncodeToIds(of.bytes.Value), InSteps.Of(tokenizer, of.bytes.Value, default, of.room, of.length), "Steps"));
    }

    [Theory, EachEncoding]
    public void Steps_of_chars_equal_the_whole(string encoding)
    {
        BpeTokenizer tokenizer = BpeTokenizer.ForEncoding(encoding);
        var cases = (from text in HostileText.Any.Generator
                     from room in Rooms
                     from length in BlockLengths
                     select (text, room, length)).ToArbitrary();
        Invariant.Holds(cases, of =>
            EveryShape.Same(tokenizer.EncodeToIds(of.text.Value), InSteps.Of(tokenizer, of.text.Value, default, of.room, of.length), "Steps"));
    }

    [Theory, EachEncoding]
    public void Special_tokens_are_found_across_steps(string encoding)
    {
        BpeTokenizer tokenizer = BpeTokenizer.ForEncoding(encoding);
        string[] tokens = [.. EncodingRecord.All[encoding].SpecialTokens.Keys.Take(4)];
        var cases = (from parts in (from text in HostileText.Any.Generator.Resize(20)
                                    from token in Gen.Elements(tokens)
                                    select text.Value + token).ArrayOf().Resize(6)
                     from room in Rooms
                     from length in BlockLengths
                     select (text: string.Concat(parts), room, length)).ToArbitrary();
        Invariant.Holds(cases, of =>
        {
            SpecialTokenHandling handling = SpecialTokenHandling.RecognizeOnly(tokens).Rejecting("\u0001 never \u0001");
            int[] whole = tokenizer.EncodeToIds(of.text, handling);
            EveryShape.Same(whole, InSteps.Of(tokenizer, of.text, handling, of.room, of.length), "Steps of chars");
            EveryShape.Same(whole, InSteps.Of(tokenizer, EveryShape.Utf8(of.text), handling, of.room, of.length), "Steps of bytes");
        });
    }

    /// <summary>A step writes all the pieces that fit, not one fewer.</summary>
    [Theory, EachEncoding]
    public void A_step_fills_the_destination_as_far_as_whole_pieces_do(string encoding)
    {
        BpeTokenizer tokenizer = BpeTokenizer.ForEncoding(encoding);
        EncodingRecord record = EncodingRecord.All[encoding];
        Alternative grammar = ReferenceEncoding.GrammarOf(record);
        IReadOnlyDictionary<string, int> ranks = PublishedRanks.Of(record.VocabularyFile);
        var cases = (from bytes in HostileText.Bytes.Generator
                     from room in Gen.Choose(0, 60)
                     select (bytes, room)).ToArbitrary();
        Invariant.Holds(cases, of =>
        {
            byte[] text = of.bytes.Value;
            (int bytes, int ids) fits = (0, 0);
            foreach (int end in ReferencePieces.Ends(grammar, text))
            {
                int ids = fits.ids + RescanningMerge.Encode(Encoding.Latin1.GetString(text[fits.bytes..end]), ranks).Count();
                if (ids > of.room)
                {
                    break;
                }

                fits = (end, ids);
            }

            OperationStatus status = tokenizer.Encode(text, new int[of.room], out int consumed, out int written);
            Assert.Equal(fits, (consumed, written));
            Assert.Equal(fits.bytes == text.Length ? OperationStatus.Done : OperationStatus.DestinationTooSmall, status);
        });
    }

    [Theory]
    [InlineData("a")]
    [InlineData("Ab")]
    [InlineData("b文C")]
    [InlineData("a\u0301")]
    [InlineData("文A")]
    [InlineData(" ")]
    [InlineData("\n ")]
    [InlineData("12")]
    [InlineData("=")]
    [InlineData("<|")]
    public void Long_runs_equal_the_whole(string part)
    {
        foreach (string encoding in (string[])["gpt2", "cl100k_base", "o200k_base"])
        {
            BpeTokenizer tokenizer = BpeTokenizer.ForEncoding(encoding);
            string text = "so " + string.Concat(Enumerable.Repeat(part, 100_000 / part.Length)) + " it is";
            int[] whole = tokenizer.EncodeToIds(text, SpecialTokenHandling.Recognize);
            EveryShape.Same(whole, InSteps.Of(tokenizer, text, SpecialTokenHandling.Recognize, 1000, 30_000), "Steps of chars");
            EveryShape.Same(whole, InSteps.Of(tokenizer, EveryShape.Utf8(text), SpecialTokenHandling.Recognize, 4000, text.Length * 3), "Steps of bytes");
        }
    }

    /// <summary>What is refused is refused before it is consumed, wherever it lies.</summary>
    [Theory, EachEncoding]
    public void A_disallowed_token_is_refused_in_the_step_that_comes_to_it(string encoding)
    {
        BpeTokenizer tokenizer = BpeTokenizer.ForEncoding(encoding);
        var cases = (from before in HostileText.Any.Generator
                     from after in HostileText.Any.Generator.Resize(20)
                     from room in Rooms
                     from length in BlockLengths
                     select (before, after, room, length)).ToArbitrary();
        Invariant.Holds(cases, of =>
        {
            string text = of.before.Value + "<|endoftext|>" + of.after.Value;
            Assert.Throws<DisallowedSpecialTokenException>(() => InSteps.Of(tokenizer, text, SpecialTokenHandling.Reject, of.room, of.length));
            Assert.Throws<DisallowedSpecialTokenException>(() => InSteps.Of(tokenizer, EveryShape.Utf8(text), SpecialTokenHandling.Reject, of.room, of.length));
        });
    }

    [Fact]
    public void What_may_go_on_waits_for_more()
    {
        BpeTokenizer tokenizer = BpeTokenizer.ForEncoding("o200k_base");
        int[] ids = new int[100];
        Assert.Equal(OperationStatus.NeedMoreData, tokenizer.Encode("token", ids, out int consumed, out int written, isFinalBlock: false));
        Assert.Equal((0, 0), (consumed, written));
        Assert.Equal(OperationStatus.NeedMoreData, tokenizer.Encode("one thing, then anoth", ids, out consumed, out written, isFinalBlock: false));
        Assert.Equal(tokenizer.EncodeToIds("one thing, then another")[..written], ids[..written]);
        Assert.InRange(consumed, 1, "one thing, then".Length);
        Assert.Equal(OperationStatus.NeedMoreData, tokenizer.Encode("see <|endoft", ids, out consumed, out _, isFinalBlock: false, SpecialTokenHandling.Recognize));
        Assert.InRange(consumed, 0, "see ".Length);
        Assert.Equal(OperationStatus.Done, tokenizer.Encode(ReadOnlySpan<char>.Empty, [], out _, out _, isFinalBlock: false));
    }
}
