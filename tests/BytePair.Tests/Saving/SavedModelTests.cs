using System.Buffers.Binary;
using System.Text.Json;
using System.Text.Json.Nodes;
using BytePair.ModelFiles;
using BytePair.Saving;
using BytePair.Tests.ModelFiles;
using BytePair.Tests.Support;

namespace BytePair.Tests.Saving;

/// <summary>A tokenizer of a tokenizer.json that is saved comes back whole: its rules for text, its added tokens, the ids around a text.</summary>
public sealed class SavedModelTests
{
    private const string Text = "ab <think> in<|end|>\u2603 the<|user|>";

    public static TheoryData<string> Names => new(SmallFileVectors.Names);

    public static TheoryData<string> Models => HuggingFaceVectorTests.Models;

    /// <summary>What is wrong with rules that were changed, and what the message says.</summary>
    public static TheoryData<string, string> BadRules => new()
    {
        { "", "isn't well-formed JSON" },
        { "[]", "isn't a JSON object" },
        { "{}", "$.pre_tokenizer: It is missing" },
        { "{\"pre_tokenizer\": null}", "$.pre_tokenizer: It is missing" },
        { "{\"pre_tokenizer\": {\"type\": \"Whitespace\"}}", "The pre-tokenizer 'Whitespace' isn't supported" },
        { "{\"pre_tokenizer\": {\"type\": \"ByteLevel\"}, \"normalizer\": {\"type\": \"Lowercase\"}}", "The normalizer 'Lowercase' isn't supported" },
        { "{\"pre_tokenizer\": {\"type\": \"ByteLevel\"}, \"added_tokens\": [{\"id\": 97, \"content\": \"<a>\"}]}", "has the id 97 of another token" },
        { "{\"pre_tokenizer\": {\"type\": \"ByteLevel\"}, \"added_tokens\": [{\"id\": 300, \"content\": \"a\"}]}", "has the id 97 in the vocabulary" },
        { "{\"pre_tokenizer\": {\"type\": \"ByteLevel\"}, \"added_tokens\": [{\"id\": 300, \"content\": \"<a>\", \"special\": true}]}", "its special tokens lack '<a>'" },
        { "{\"pre_tokenizer\": {\"type\": \"ByteLevel\"}, \"other_tokens\": [{\"id\": 97, \"content\": \"\u2603\"}]}", "has the id 97 of another token" },
        { "{\"pre_tokenizer\": {\"type\": \"ByteLevel\"}, \"other_tokens\": [{\"id\": 97}]}", "$.other_tokens[0]: It lacks the property 'content'" },
        { "{\"pre_tokenizer\": {\"type\": \"ByteLevel\"}, \"post_processor\": {\"type\": \"RobertaProcessing\", \"sep\": [\"a\", 97], \"cls\": [\"a\", 999]}}", "No token has the id 999" },
    };

    [Theory, MemberData(nameof(Names))]
    public void Each_text_has_the_ids_of_the_reference(string name)
    {
        SmallFileVectors file = SmallFileVectors.Of(name);
        BpeTokenizer loaded = Loaded(Saved(file.Tokenizer));
        HaveSameNames(file.Tokenizer, loaded);
        Assert.All(file.Vectors, vector =>
        {
            (string text, int[] ids) = vector;
            EveryShape.Same(ids, loaded.EncodeToIds(text, SpecialTokenHandling.Recognize), "EncodeToIds");
            EveryShape.EncodesStream(loaded, EveryShape.Utf8(text), ids, SpecialTokenHandling.Recognize);
            Assert.Equal(file.Tokenizer.EncodeToIds(text), loaded.EncodeToIds(text));
            Assert.Equal(file.Tokenizer.EncodeToModelInput(text), loaded.EncodeToModelInput(text));
            Assert.Equal(file.Tokenizer.Decode(ids), loaded.Decode(ids));
            Assert.Equal(file.Tokenizer.Decode(ids, SpecialTokenDecoding.Skip), loaded.Decode(ids, SpecialTokenDecoding.Skip));
        });
    }

    [SharedTheory, MemberData(nameof(Models))]
    public void A_model_that_is_used_has_the_ids_of_the_reference(string model)
    {
        BpeTokenizer made = BpeTokenizer.CreateFromTokenizerJson(HuggingFaceVectorTests.PathOf(model));
        byte[] saved = Saved(made);
        BpeTokenizer loaded = Loaded(saved);
        HaveSameNames(made, loaded);
        Assert.True(saved.AsSpan().SequenceEqual(Saved(loaded)));
        Assert.All(HuggingFaceVectorTests.Vectors.Where(vector => vector.Model == model), vector =>
        {
            EveryShape.Same(vector.Tokens, loaded.EncodeToIds(vector.Text, SpecialTokenHandling.Recognize), vector.Id);
            Assert.Equal(made.EncodeToModelInput(vector.Text), loaded.EncodeToModelInput(vector.Text));
            Assert.Equal(vector.Decoded ?? vector.Text, loaded.Decode(vector.Tokens));
        });
    }

    /// <summary>Tokens that no text is read as, ids around a text, and special tokens that a user has added.</summary>
    [Fact]
    public void What_is_around_the_vocabulary_comes_back()
    {
        BpeTokenizer own = Everything().WithSpecialTokens([new("<|user|>", 400), new("<|tool|>", 401)]);
        foreach (BpeTokenizer tokenizer in new[] { own, Loaded(Saved(own)), Loaded(Saved(Loaded(Saved(own)))) })
        {
            HaveSameNames(own, tokenizer);
            Assert.Equal([301], tokenizer.LeadingIds);
            Assert.Equal([301, 97], tokenizer.TrailingIds);
            Assert.Equal([256, 300, 32, 257, 301, 226, 152, 131, 260, 400], tokenizer.EncodeToIds(Text, SpecialTokenHandling.Recognize));
            Assert.Equal([301, 256, 301, 97], tokenizer.EncodeToModelInput("ab"));
            Assert.Equal("\u2603", tokenizer.GetTokenText(350));
            Assert.Equal([301, 400, 401], tokenizer.EnumerateTokens().Where(token => token.IsSpecial).Select(token => token.Id));
        }

        Assert.Equal(Saved(own), Saved(Loaded(Saved(own))));
    }

    [Fact]
    public void It_is_saved_to_a_file_and_loaded()
    {
        string path = Path.Combine(Path.GetTempPath(), Guid.NewGuid() + ".saved");
        try
        {
            Everything().Save(path);
            Assert.Equal([256, 300, 257], BpeTokenizer.Load(path).EncodeToIds("ab <think>in"));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void A_damaged_file_is_refused()
    {
        byte[] saved = Saved(Everything());
        Random random = new(20250110);
        for (int attempt = 0; attempt < 1000; attempt++)
        {
            byte[] damaged = [.. saved];
            damaged[random.Next(damaged.Length)] ^= (byte)(1 << random.Next(8));
            Assert.Throws<InvalidDataException>(() => Loaded(damaged));
            Assert.Throws<InvalidDataException>(() => Loaded(saved[..random.Next(saved.Length)]));
        }
    }

    [Theory, MemberData(nameof(BadRules))]
    public void Rules_that_arent_ones_are_refused(string rules, string message)
    {
        SavedFileWriter writer = new();
        SavedNames.Write("changed", [], writer);
        new SavedRules(SavedRules.TokenizerJson, rules).Write(writer);
        VocabularySections.Write(TokenizerJsonReader.Read(Serialized(SmallFile.With())).Vocabulary, writer);
        using MemoryStream stream = new();
        writer.WriteTo(stream);
        Assert.Contains(message, Assert.Throws<InvalidDataException>(() => Loaded(stream.ToArray())).Message, StringComparison.Ordinal);
    }

    /// <summary>The checksum is made right again, as somebody would who wants harm; most changes go where the rules are.</summary>
    [Fact]
    public void Changed_rules_are_refused_or_do_no_harm()
    {
        byte[] saved = Saved(Everything());
        int start = saved.AsSpan().IndexOf("{\"added_tokens\""u8);
        int length = saved.AsSpan(start).IndexOf("]}\0"u8);
        Random random = new(20250111);
        int accepted = 0;
        for (int attempt = 0; attempt < 3000; attempt++)
        {
            byte[] changed = [.. saved];
            for (int changes = random.Next(3); changes >= 0; changes--)
            {
                changed[start + random.Next(length)] = random.Next(2) == 0 ? (byte)random.Next(256) : saved[start + random.Next(length)];
            }

            BinaryPrimitives.WriteUInt64LittleEndian(changed.AsSpan(SavedFormat.ChecksumAt), Checksum.Of(changed.AsSpan(SavedFormat.HeaderLength)));
            try
            {
                BpeTokenizer tokenizer = Loaded(changed);
                Assert.NotEmpty(tokenizer.EncodeToIds(Text, SpecialTokenHandling.Recognize));
                accepted++;
            }
            catch (InvalidDataException)
            {
                // It was seen.
            }
        }

        Assert.InRange(accepted, 1, 2999);
    }

    /// <summary>A file with some of each: a token that takes space, a special one, one beyond the alphabet, a normalizer, a split, a template.</summary>
    private static BpeTokenizer Everything()
    {
        JsonObject file = SmallFile.With(
            JsonNode.Parse("""[{"id": 300, "content": "<think>", "lstrip": true}, {"id": 301, "content": "<|end|>", "special": true, "normalized": true}]"""),
            JsonNode.Parse("""{"type": "NFC"}"""),
            JsonNode.Parse("""
                {"type": "Sequence", "pretokenizers": [
                    {"type": "Split", "pattern": {"Regex": "\\d"}, "behavior": "Isolated", "invert": false},
                    {"type": "ByteLevel", "add_prefix_space": false, "use_regex": true}]}
                """));
        file["model"]!["vocab"]!["\u2603"] = 350;
        file["post_processor"] = JsonNode.Parse("""{"type": "TemplateProcessing", "single": [{"SpecialToken": {"id": "<e>"}}, {"Sequence": {"id": "A"}}, {"SpecialToken": {"id": "<e>"}}, {"SpecialToken": {"id": "a"}}], "special_tokens": {"<e>": {"ids": [301]}, "a": {"ids": [97]}}}""");
        return file.Load();
    }

    private static byte[] Serialized(JsonObject file) => JsonSerializer.SerializeToUtf8Bytes(file);

    private static void HaveSameNames(BpeTokenizer one, BpeTokenizer other)
    {
        Assert.Equal((one.EncodingName, one.VocabularySize, one.MaxTokenLength), (other.EncodingName, other.VocabularySize, other.MaxTokenLength));
        Assert.Equal(one.SpecialTokens, other.SpecialTokens);
        Assert.Equal(one.LeadingIds, other.LeadingIds);
        Assert.Equal(one.TrailingIds, other.TrailingIds);
    }

    private static byte[] Saved(BpeTokenizer tokenizer)
    {
        using MemoryStream saved = new();
        tokenizer.Save(saved);
        return saved.ToArray();
    }

    private static BpeTokenizer Loaded(byte[] saved) => BpeTokenizer.Load(new MemoryStream(saved));
}
