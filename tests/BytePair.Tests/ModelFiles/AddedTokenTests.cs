using System.Text.Json.Nodes;
using BytePair.Tests.Support;

namespace BytePair.Tests.ModelFiles;

/// <summary>How tokens that a file adds meet what is said of special tokens: the special ones as it is said, the others always.</summary>
public sealed class AddedTokenTests
{
    private const string Text = "ab<think>in<|end|>";

    private static readonly BpeTokenizer Tokenizer = SmallFile.With(JsonNode.Parse(
        """[{"id": 300, "content": "<think>", "special": false}, {"id": 301, "content": "<|end|>", "special": true}, {"id": 259, "content": "he", "special": true}]""")).Load();

    private static readonly int[] End = [.. EveryShape.Utf8("<|end|>").Select(value => (int)value)];

    [Fact]
    public void Only_special_ones_are_ordinary_text_unless_asked_for()
    {
        EveryShape.Encodes(Tokenizer, Text, [256, 300, 257, .. End]);
        EveryShape.Encodes(Tokenizer, Text, [256, 300, 257, 301], SpecialTokenHandling.Recognize);
        EveryShape.Encodes(Tokenizer, Text, [256, 300, 257, 301], SpecialTokenHandling.RecognizeOnly("<|end|>"));
        EveryShape.Encodes(Tokenizer, "<think>", [300], SpecialTokenHandling.Reject);
        EveryShapeRejecting.Throws(Tokenizer, Text, SpecialTokenHandling.Reject, "<|end|>");
        EveryShapeRejecting.Throws(Tokenizer, Text, default(SpecialTokenHandling).Rejecting("<think>"), "<think>");
    }

    [Fact]
    public void Only_special_ones_are_special()
    {
        Assert.Equal(["<|end|>", "he"], Tokenizer.SpecialTokens.Keys);
        Assert.False(Tokenizer.IsSpecialToken(300));
        Assert.True(Tokenizer.IsSpecialToken(301));
        Assert.True(Tokenizer.IsTokenId(300));
        Assert.Equal(300, Tokenizer.GetTokenId("<think>"));
        Assert.Equal("<think>", Tokenizer.GetTokenText(300));
        Assert.Equal(302, Tokenizer.VocabularySize);
        Assert.Equal([.. Enumerable.Range(0, SmallFile.FreeId), 300, 301], Tokenizer.EnumerateTokens().Select(token => token.Id));
        Assert.Equal([259, 301], Tokenizer.EnumerateTokens().Where(token => token.IsSpecial).Select(token => token.Id));
        Assert.Throws<InvalidOperationException>(() => Tokenizer.EndOfTextId);
    }

    /// <summary>Those that merges make too are special tokens wherever they come from.</summary>
    [Fact]
    public void Special_ones_are_skipped_when_decoding()
    {
        int[] ids = Tokenizer.EncodeToIds("the" + Text, SpecialTokenHandling.Recognize);
        Assert.Equal([116, 259, 256, 300, 257, 301], ids);
        Assert.Equal("the" + Text, Tokenizer.Decode(ids));
        Assert.Equal("tab<think>in", Tokenizer.Decode(ids, SpecialTokenDecoding.Skip));
        Assert.Equal("tab<think>in"u8.ToArray(), Tokenizer.DecodeToUtf8(ids, SpecialTokenDecoding.Skip));
        int[] many = [.. Enumerable.Repeat(ids, 200).SelectMany(part => part)];
        Assert.Equal(string.Concat(Enumerable.Repeat("tab<think>in", 200)), Tokenizer.Decode(many, SpecialTokenDecoding.Skip));
    }

    [Fact]
    public void Own_special_tokens_join_them()
    {
        BpeTokenizer more = Tokenizer.WithSpecialTokens([new("<|user|>", 400)]);
        EveryShape.Encodes(more, "<|user|>" + Text, [400, 256, 300, 257, 301], SpecialTokenHandling.Recognize);
        Assert.Throws<ArgumentException>(() => Tokenizer.WithSpecialTokens([new("<|user|>", 300)]));
    }

    [Fact]
    public void Ids_around_a_text_are_added_when_asked_for()
    {
        JsonObject file = SmallFile.With(JsonNode.Parse("""[{"id": 300, "content": "<s>", "special": true}, {"id": 301, "content": "</s>", "special": true}]"""));
        file["post_processor"] = JsonNode.Parse("""
            {"type": "Sequence", "processors": [
                {"type": "ByteLevel", "trim_offsets": true},
                {"type": "TemplateProcessing", "single": [{"SpecialToken": {"id": "<s>", "type_id": 0}}, {"Sequence": {"id": "A", "type_id": 0}}],
                 "pair": [], "special_tokens": {"<s>": {"id": "<s>", "ids": [300], "tokens": ["<s>"]}}},
                {"type": "RobertaProcessing", "sep": ["</s>", 301], "cls": ["<s>", 300]}]}
            """);
        BpeTokenizer tokenizer = file.Load();
        Assert.Equal([300, 300], tokenizer.LeadingIds);
        Assert.Equal([301], tokenizer.TrailingIds);
        Assert.Equal([256], tokenizer.EncodeToIds("ab"));
        Assert.Equal([300, 300, 256, 301], tokenizer.EncodeToModelInput("ab"));
        Assert.Equal([300, 300, 256, 301], tokenizer.EncodeToModelInput("ab".AsSpan()));
        Assert.Equal([300, 300, 256, 301], tokenizer.EncodeToModelInput("ab"u8));
        Assert.Empty(BpeTokenizer.ForEncoding("o200k_base").LeadingIds);
    }
}
