using BytePair.Tests.Properties;
using BytePair.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace BytePair.Tests.Special;

/// <summary>Special tokens that a user adds: found as the others are, refused where they can't be, and no change to the encoding itself.</summary>
public sealed class OwnSpecialTokenTests
{
    private static readonly BpeTokenizer Plain = BpeTokenizer.ForEncoding("cl100k_base");

    private static readonly Dictionary<string, int> Own = new(StringComparer.Ordinal)
    {
        ["<|im_start|>"] = 100264,
        ["<|im_end|>"] = 100265,
        ["[INST]"] = 200_000,
        ["[INST"] = 200_001,
        ["NST]x"] = 200_002,
        ["é"] = 100256, // a hole of the vocabulary
        ["Hello"] = 2_147_483_646, // a token of the vocabulary too
    };

    private static readonly BpeTokenizer Extended = Plain.WithSpecialTokens(Own);

    [Fact]
    public void They_are_ordinary_text_unless_asked_for()
    {
        const string Text = "<|im_start|>Hello[INST]x é<|endoftext|>";
        EveryShape.Encodes(Extended, Text, Plain.EncodeToIds(Text));
        EveryShape.Encodes(Extended, Text, [100264, 2_147_483_646, 200_000, .. Plain.EncodeToIds("x "), 100256, 100257], SpecialTokenHandling.Recognize);
        EveryShape.Encodes(Extended, "[INST]x", [.. Plain.EncodeToIds("[I"), 200_002], SpecialTokenHandling.RecognizeOnly("NST]x", "[INST<"));
        EveryShapeRejecting.Throws(Extended, Text, SpecialTokenHandling.Reject, "<|im_start|>");
        EveryShape.Encodes(Plain, Text, [.. Plain.EncodeToIds(Text[..^13]), 100257], SpecialTokenHandling.Recognize);
    }

    /// <summary>The leftmost first, of several at one place the longest; what lies between is encoded as a text of its own.</summary>
    [Fact]
    public void They_cut_the_text_from_left_to_right()
    {
        string[] all = [.. Extended.SpecialTokens.Keys];
        Gen<string> part = Gen.OneOf(Gen.Elements(all), Gen.Elements("[", "[INST", "NST", "]", "x", "<|", "im_end|>", " ", "o"), HostileText.Any.Generator.Resize(12).Select(text => text.Value));
        Invariant.Holds(part.ArrayOf().Resize(12).Select(parts => new HostileText(string.Concat(parts))).ToArbitrary(), text =>
        {
            EveryShape.Encodes(Extended, text.Value, Split(text.Value), SpecialTokenHandling.Recognize);
            EveryShape.Encodes(Extended, text.Value, Plain.EncodeToIds(text.Value));
        });

        int[] Split(string text)
        {
            List<int> ids = [];
            int done = 0;
            for (int at = 0; at < text.Length; at++)
            {
                string? token = all.Where(token => string.CompareOrdinal(text, at, token, 0, token.Length) == 0).MaxBy(token => token.Length);
                if (token is not null)
                {
                    ids.AddRange(Plain.EncodeToIds(text[done..at]));
                    ids.Add(Extended.SpecialTokens[token]);
                    done = at + token.Length;
                    at = done - 1;
                }
            }

            return [.. ids, .. Plain.EncodeToIds(text[done..])];
        }
    }

    [Fact]
    public void They_decode_to_their_text()
    {
        int[] ids = [100264, 100256, 2_147_483_646, 200_002, 100257, 9906];
        EveryShape.Decodes(Extended, ids, EveryShape.Utf8("<|im_start|>éHelloNST]x<|endoftext|>Hello"));
        Assert.Equal("Hello", Extended.Decode(ids, SpecialTokenDecoding.Skip));
        Assert.Equal(100264, Assert.Throws<UnknownTokenIdException>(() => Plain.Decode(ids)).TokenId);
    }

    /// <summary>The longest token sizes buffers, so that a token of any length has to go through.</summary>
    [Fact]
    public void They_may_be_of_any_length()
    {
        string text = string.Concat(Enumerable.Range(0, 60_000).Select(i => (char)('a' + (i % 7))));
        BpeTokenizer tokenizer = Plain.WithSpecialTokens([new(text, 300_000)]);
        Assert.Equal(60_000, tokenizer.MaxTokenLength);
        EveryShape.Decodes(tokenizer, [5, 300_000, 6], EveryShape.Utf8(Plain.Decode([5]) + text + Plain.Decode([6])));
        EveryShape.EncodesStream(tokenizer, EveryShape.Utf8("x " + text + text + " y"), [.. Plain.EncodeToIds("x "), 300_000, 300_000, .. Plain.EncodeToIds(" y")], SpecialTokenHandling.Recognize, 4093);
        EveryShape.EncodesStream(tokenizer, EveryShape.Utf8(text[1..]), Plain.EncodeToIds(text[1..]), SpecialTokenHandling.Recognize, 65_536);
    }

    [Fact]
    public void The_vocabulary_has_them()
    {
        Assert.Equal(int.MaxValue, Extended.VocabularySize);
        Assert.Equal(Plain.SpecialTokens.Count + Own.Count, Extended.SpecialTokens.Count);
        Assert.Equal(Plain.EnumerateTokens().Count() + Own.Count, Extended.EnumerateTokens().Count());
        Assert.Equal(Own["Hello"], Extended.EnumerateTokens().Last().Id);
        Assert.True(Extended.IsSpecialToken(200_000));
        Assert.False(Plain.IsTokenId(200_000));
        Assert.Equal(200_000, Extended.GetTokenId("[INST]"));
        Assert.Equal(9906, Extended.GetTokenId("Hello")); // as in the reference, the vocabulary comes first
        Assert.Equal("cl100k_base", Extended.EncodingName);
    }

    [Fact]
    public void They_can_be_added_in_turn()
    {
        BpeTokenizer twice = Extended.WithSpecialTokens([new("<s>", 5_000_000)]);
        EveryShape.Encodes(twice, "<s>[INST]", [5_000_000, 200_000], SpecialTokenHandling.Recognize);
        EveryShape.Encodes(Extended, "<s>[INST]", [.. Plain.EncodeToIds("<s>"), 200_000], SpecialTokenHandling.Recognize);
        Assert.Empty(Plain.WithSpecialTokens([]).SpecialTokens.Except(Plain.SpecialTokens));
    }

    [Theory]
    [InlineData("", 300_000, "no text")]
    [InlineData(null, 300_000, "no text")]
    [InlineData("<new>", -1, "from 0 to 2147483646")]
    [InlineData("<new>", int.MaxValue, "from 0 to 2147483646")]
    [InlineData("<new>", 9906, "token of the vocabulary")]
    [InlineData("<new>", 100257, "another special token")]
    [InlineData("<|endoftext|>", 300_000, "already, with the id 100257")]
    [InlineData("<|endoftext|>", 100257, "already, with the id 100257")]
    [InlineData("<known>", 300_000, "given twice")]
    [InlineData("<new>", 250_000, "'<known>' is given it as well")]
    public void What_does_not_fit_is_refused(string? text, int id, string reason)
    {
        ArgumentException refusal = Assert.Throws<ArgumentException>(() => Plain.WithSpecialTokens([new("<known>", 250_000), new(text!, id)]));
        Assert.Contains(reason, refusal.Message, StringComparison.Ordinal);
        Assert.Equal("tokens", refusal.ParamName);
    }

    [Fact]
    public void What_UTF_8_can_not_spell_is_refused()
    {
        foreach ((string text, int position) in new[] { ("a\uD83D", 1), ("\uDE00\uD83D", 0), ("😀\uDE00", 2), ("\uD83D\uD83D\uDE00", 0) })
        {
            ArgumentException refusal = Assert.Throws<ArgumentException>(() => Plain.WithSpecialTokens([new(text, 300_000)]));
            Assert.Contains($"lone surrogate at position {position}", refusal.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Null_is_refused() => Assert.Throws<ArgumentNullException>(() => Plain.WithSpecialTokens(null!));
}
