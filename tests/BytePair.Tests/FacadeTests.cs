using System.Buffers;
using System.IO.Pipelines;
using BytePair.Tests.Reference;
using BytePair.Tests.Support;

namespace BytePair.Tests;

/// <summary>The façade's own promises: shared instances, safe defaults, and clear refusals.</summary>
public sealed class FacadeTests
{
    private static readonly BpeTokenizer Tokenizer = BpeTokenizer.ForEncoding("cl100k_base");

    [Fact]
    public void The_seven_encodings_are_named() =>
        Assert.Equal(EncodingRecord.All.Keys.Order(StringComparer.Ordinal), BpeTokenizer.EncodingNames.Order(StringComparer.Ordinal));

    [Theory, EachEncoding]
    public void An_encoding_is_one_shared_instance(string encoding) =>
        Assert.Same(BpeTokenizer.ForEncoding(encoding), BpeTokenizer.ForEncoding(encoding));

    /// <summary>Everybody shares the instance, so nobody may change it through what it hands out.</summary>
    [Fact]
    public void What_an_instance_hands_out_is_read_only()
    {
        Assert.True(Tokenizer.SpecialTokens is not IDictionary<string, int> { IsReadOnly: false }, "SpecialTokens can be cast and changed.");
        Assert.True(BpeTokenizer.EncodingNames is not IList<string> { IsReadOnly: false }, "EncodingNames can be cast and changed.");
    }

    [Fact]
    public void An_unknown_encoding_is_refused_with_the_known_ones()
    {
        ArgumentException refusal = Assert.Throws<ArgumentException>(() => BpeTokenizer.ForEncoding("no-such-encoding"));
        Assert.Contains("no-such-encoding", refusal.Message, StringComparison.Ordinal);
        Assert.All(BpeTokenizer.EncodingNames, name => Assert.Contains(name, refusal.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void Null_is_refused()
    {
        Assert.Throws<ArgumentNullException>(() => BpeTokenizer.ForEncoding(null!));
        Assert.Throws<ArgumentNullException>(() => BpeTokenizer.ForModel(null!));
        Assert.Throws<ArgumentNullException>(() => Tokenizer.EncodeToIds((string)null!));
        Assert.Throws<ArgumentNullException>(() => Tokenizer.CountTokens((string)null!));
        Assert.Throws<ArgumentNullException>(() => Tokenizer.CountTokens((Stream)null!));
        Assert.Throws<ArgumentNullException>(() => Tokenizer.CountTokens((TextReader)null!));
        Assert.Throws<ArgumentNullException>(() => Tokenizer.CountTokensUpTo((string)null!, 1));
        Assert.Throws<ArgumentNullException>(() => Tokenizer.IsWithinTokenLimit((string)null!, 1, out _));
        Assert.Throws<ArgumentNullException>(() => Tokenizer.TryEncode((string)null!, [], out _));
        Assert.Throws<ArgumentNullException>(() => Tokenizer.EncodeToTokens((string)null!));
        Assert.Throws<ArgumentNullException>(() => Tokenizer.EncodeToTokens((string)null!, new ArrayBufferWriter<EncodedToken>()));
        Assert.Throws<ArgumentNullException>(() => Tokenizer.EncodeToTokens("text", null!));
        Assert.Throws<ArgumentNullException>(() => Tokenizer.EncodeToTokens("text"u8, null!));
        Assert.Throws<ArgumentNullException>(() => Tokenizer.TryEncodeToTokens((string)null!, [], out _));
        Assert.Throws<ArgumentNullException>(() => Tokenizer.Encode((string)null!, new ArrayBufferWriter<int>()));
        Assert.Throws<ArgumentNullException>(() => Tokenizer.Encode((Stream)null!, new ArrayBufferWriter<int>()));
        Assert.Throws<ArgumentNullException>(() => Tokenizer.Encode((TextReader)null!, new ArrayBufferWriter<int>()));
        Assert.Throws<ArgumentNullException>(() => Tokenizer.Encode("text", null!));
        Assert.Throws<ArgumentNullException>(() => Tokenizer.Encode("text"u8, null!));
        Assert.Throws<ArgumentNullException>(() => Tokenizer.Encode(new ReadOnlySequence<byte>(), null!));
        Assert.Throws<ArgumentNullException>(() => Tokenizer.Encode(Stream.Null, null!));
        Assert.Throws<ArgumentNullException>(() => Tokenizer.Encode(TextReader.Null, null!));
        Assert.Throws<ArgumentNullException>(() => Tokenizer.DecodeToUtf8([], null!));
    }

    [Fact]
    public async Task Null_is_refused_where_it_is_waited_for()
    {
        ArrayBufferWriter<int> ids = new();
        await Assert.ThrowsAsync<ArgumentNullException>(() => Tokenizer.CountTokensAsync((Stream)null!));
        await Assert.ThrowsAsync<ArgumentNullException>(() => Tokenizer.CountTokensAsync((TextReader)null!));
        await Assert.ThrowsAsync<ArgumentNullException>(() => Tokenizer.CountTokensAsync((PipeReader)null!));
        await Assert.ThrowsAsync<ArgumentNullException>(() => Tokenizer.EncodeAsync((Stream)null!, ids));
        await Assert.ThrowsAsync<ArgumentNullException>(() => Tokenizer.EncodeAsync((TextReader)null!, ids));
        await Assert.ThrowsAsync<ArgumentNullException>(() => Tokenizer.EncodeAsync((PipeReader)null!, ids));
        await Assert.ThrowsAsync<ArgumentNullException>(() => Tokenizer.EncodeAsync(Stream.Null, null!));
        await Assert.ThrowsAsync<ArgumentNullException>(() => Tokenizer.EncodeAsync(TextReader.Null, null!));
        await Assert.ThrowsAsync<ArgumentNullException>(() => Tokenizer.EncodeAsync(PipeReader.Create(Stream.Null), null!));
    }

    [Fact]
    public void A_negative_limit_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Tokenizer.CountTokensUpTo("text", -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Tokenizer.CountTokensUpTo("text"u8, int.MinValue));
        Assert.Throws<ArgumentOutOfRangeException>(() => Tokenizer.IsWithinTokenLimit("text", -1, out _));
        Assert.Throws<ArgumentOutOfRangeException>(() => Tokenizer.IsWithinTokenLimit("text"u8, -1, out _));
    }

    [Theory, EachEncoding]
    public void Nothing_gives_nothing(string encoding)
    {
        BpeTokenizer tokenizer = BpeTokenizer.ForEncoding(encoding);
        EveryShape.Encodes(tokenizer, "", []);
        EveryShape.Decodes(tokenizer, [], []);
    }

    /// <summary>A user's text can't inject a control token unless the caller asks for it.</summary>
    [Theory, EachEncoding]
    public void Special_token_text_is_ordinary_text_by_default(string encoding)
    {
        BpeTokenizer tokenizer = BpeTokenizer.ForEncoding(encoding);
        int[] ids = tokenizer.EncodeToIds("<|endoftext|>");
        Assert.DoesNotContain(tokenizer.SpecialTokens["<|endoftext|>"], ids);
        EveryShape.Encodes(tokenizer, "<|endoftext|>", ids, SpecialTokenHandling.AsText);
        EveryShape.Encodes(tokenizer, "<|endoftext|>", [tokenizer.SpecialTokens["<|endoftext|>"]], SpecialTokenHandling.Recognize);
    }

    [Fact]
    public void Rejecting_names_the_leftmost_token_and_its_position_in_the_callers_units()
    {
        const string Text = "né 😀 <|fim_prefix|> <|endoftext|>";
        EveryShapeRejecting.Throws(Tokenizer, Text, SpecialTokenHandling.Reject, "<|fim_prefix|>");
        EveryShapeRejecting.Throws(Tokenizer, Text, SpecialTokenHandling.AsText.RejectingOthers(), "<|fim_prefix|>");
        EveryShapeRejecting.Throws(Tokenizer, Text, SpecialTokenHandling.RecognizeOnly("<|fim_prefix|>").RejectingOthers(), "<|endoftext|>");
        EveryShapeRejecting.Throws(Tokenizer, Text, SpecialTokenHandling.Recognize.Rejecting("<|endoftext|>"), "<|endoftext|>");
        EveryShapeRejecting.Throws(Tokenizer, Text, SpecialTokenHandling.AsText.Rejecting("né"), "né"); // any text, special token or not
    }

    /// <summary>Refusal doesn't hang on the room in the destination: long text is no way around it.</summary>
    [Fact]
    public void A_disallowed_token_at_the_end_of_a_long_text_is_refused_even_when_the_ids_do_not_fit()
    {
        string text = string.Concat(Enumerable.Repeat("word ", 60_000)) + "<|endoftext|>";
        byte[] utf8Text = EveryShape.Utf8(text);
        Assert.Throws<DisallowedSpecialTokenException>(() => Tokenizer.TryEncode(utf8Text, [], out _, SpecialTokenHandling.Reject));
        Assert.Throws<DisallowedSpecialTokenException>(() => Tokenizer.TryEncode(text.AsSpan(), [], out _, SpecialTokenHandling.Reject));
    }

    [Fact]
    public void Text_without_a_disallowed_token_is_encoded_as_ever()
    {
        EveryShape.Encodes(Tokenizer, "plain <|text|>", Tokenizer.EncodeToIds("plain <|text|>"), SpecialTokenHandling.Reject);
        EveryShape.Encodes(Tokenizer, "<|endoftext|>", [100257], SpecialTokenHandling.RecognizeOnly("<|endoftext|>").RejectingOthers());
        EveryShape.Encodes(Tokenizer, "<|endoftext|>", [100257], SpecialTokenHandling.Recognize.RejectingOthers());
    }
}
