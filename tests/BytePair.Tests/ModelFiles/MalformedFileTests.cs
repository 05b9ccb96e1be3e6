using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using BytePair.ModelFiles;
using BytePair.Tests.Properties;
using BytePair.Tests.Support;
using FsCheck.Fluent;

namespace BytePair.Tests.ModelFiles;

/// <summary>Files of strangers: whatever is wrong with one is said, with its place, and nothing else happens.</summary>
public sealed class MalformedFileTests
{
    private static readonly byte[] Good = JsonSerializer.SerializeToUtf8Bytes(SmallFile.With(
        JsonNode.Parse("""[{"id": 264, "content": "<a>", "special": true, "normalized": false}, {"id": 265, "content": "<é>", "lstrip": true, "single_word": true}]"""),
        preTokenizer: JsonNode.Parse("""{"type": "Sequence", "pretokenizers": [{"type": "Split", "pattern": {"Regex": "\\d+|[^\\d]+"}, "behavior": "Isolated", "invert": false}, {"type": "ByteLevel", "add_prefix_space": false, "use_regex": false}]}""")));

    /// <summary>What is done to the good file, and what the message says.</summary>
    public static TheoryData<string, string> Changes => new()
    {
        { "model = null", "'model' is missing" },
        { "model = 5", "$.model: It is a model of type WordPiece or WordLevel" },
        { "model.type = \"WordPiece\"", "a model of type WordPiece. Supported is byte-level BPE" },
        { "model.type = \"Unigram\"", "a model of type Unigram" },
        { "model.type = 7", "$.model.type: A string is expected" },
        { "model.vocab = [[\"a\", 0.5]]", "$.model.vocab (line 1, byte " },
        { "model.vocab = {}", "$.model.merges[0] (line 1, byte " },
        { "model.vocab.a = -1", "has the id -1" },
        { "model.vocab.a = 1.5", "the token 'a' isn't a whole number" },
        { "model.vocab.a = 4294967296", "the token 'a' isn't a whole number" },
        { "model.vocab.a = 2147483647", "The token 'a' has the id 2147483647" },
        { "model.vocab.a = \"7\"", "the token 'a' isn't a whole number" },
        { "model.vocab.a = 98", "The token 'b' has the id 98" },
        { "model.vocab.☃ = 98", "has the id 98 of another token" },
        { "model.vocab.☃ = 16777216", "has the id 16777216" },
        { "model.merges = {}", "$.model.merges (line 1, byte " },
        { "model.merges = [\"ab\"]", "$.model.merges[0]" },
        { "model.merges = [\"a b\", \"a  b\"]", "$.model.merges[1]" },
        { "model.merges = [[\"a\"]]", "$.model.merges[0]" },
        { "model.merges = [[\"a\", 5]]", "$.model.merges[0]" },
        { "model.merges = [[\"a\", \"b\", \"a\"]]", "$.model.merges[0]" },
        { "model.merges = [7]", "$.model.merges[0]" },
        { "model.merges = [\"☃ b\"]", "has a first part that is no token" },
        { "model.merges = [\"a zz\"]", "has a second part that is no token" },
        { "model.merges = [\"zz a\"]", "has a first part that is no token" },
        { "model.merges = [\"a a\"]", "makes bytes that are no token" },
        { "model.merges = null", "$.model.merges: It is missing" },
        { "model.dropout = 0.1", "$.model.dropout: Dropout" },
        { "model.dropout = \"x\"", "$.model.dropout" },
        { "model.continuing_subword_prefix = \"##\"", "$.model.continuing_subword_prefix" },
        { "model.end_of_word_suffix = \"</w>\"", "$.model.end_of_word_suffix" },
        { "model.ignore_merges = 1", "$.model.ignore_merges: true or false" },
        { "pre_tokenizer = null", "merges characters, not bytes" },
        { "pre_tokenizer = {\"type\": \"Metaspace\"}", "SentencePiece" },
        { "pre_tokenizer = {\"type\": \"Whitespace\"}", "merges characters, not bytes" },
        { "pre_tokenizer = {}", "$.pre_tokenizer: It lacks the property 'type'" },
        { "pre_tokenizer = 5", "$.pre_tokenizer: An object is expected" },
        { "pre_tokenizer.pretokenizers = 5", "$.pre_tokenizer.pretokenizers: An array is expected" },
        { "pre_tokenizer.pretokenizers[0].type = \"Whitespace\"", "$.pre_tokenizer.pretokenizers[0]: The pre-tokenizer 'Whitespace' isn't supported" },
        { "pre_tokenizer.pretokenizers[0].type = \"ByteLevel\"", "comes behind ByteLevel" },
        { "pre_tokenizer.pretokenizers[0].behavior = \"Sometimes\"", "$.pre_tokenizer.pretokenizers[0].behavior: The behavior 'Sometimes'" },
        { "pre_tokenizer.pretokenizers[0].pattern = {}", "$.pre_tokenizer.pretokenizers[0].pattern: It lacks the property 'Regex'" },
        { "pre_tokenizer.pretokenizers[0].pattern.Regex = \"(\"", "$.pre_tokenizer.pretokenizers[0].pattern.Regex: " },
        { "pre_tokenizer.pretokenizers[1].add_prefix_space = true", "$.pre_tokenizer.pretokenizers[1]: A space before each piece" },
        { "normalizer = {\"type\": \"Lowercase\"}", "$.normalizer: The normalizer 'Lowercase' isn't supported" },
        { "normalizer = {\"type\": \"Sequence\", \"normalizers\": [{\"type\": \"NFD\"}]}", "$.normalizer.normalizers[0]: The normalizer 'NFD'" },
        { "decoder = {\"type\": \"WordPiece\"}", "$.decoder: The decoder 'WordPiece'" },
        { "post_processor = {\"type\": \"Other\"}", "$.post_processor: The post-processor 'Other'" },
        { "post_processor = {\"type\": \"RobertaProcessing\", \"sep\": [\"<a>\", 264], \"cls\": [\"<a>\", 999]}", "$.post_processor.cls[1]: No token has the id 999" },
        { "post_processor = {\"type\": \"TemplateProcessing\", \"single\": [], \"special_tokens\": {}}", "has no place for the text" },
        { "added_tokens = {}", "$.added_tokens: An array is expected" },
        { "added_tokens[0].id = 97", "$.added_tokens[0]: The token '<a>' has the id 97 of another token" },
        { "added_tokens[0].id = -5", "$.added_tokens[0].id: A whole number" },
        { "added_tokens[0].content = \"\"", "$.added_tokens[0].content: The token is empty" },
        { "added_tokens[0].content = \"<é>\"", "$.added_tokens[1].content: The token '<é>' is added twice" },
        { "added_tokens[0].content = \"a\"", "has the id 97 in the vocabulary" },
        { "added_tokens[0].special = \"yes\"", "$.added_tokens[0].special: true or false" },
        { "added_tokens[1].id = 264", "$.added_tokens[1]: The token '<é>' has the id 264 of another token" },
    };

    [Theory, MemberData(nameof(Changes))]
    public void What_is_wrong_is_said_with_its_place(string change, string message)
    {
        JsonNode file = JsonNode.Parse(Good)!;
        string[] sides = change.Split(" = ", 2);
        Set(file, sides[0].Replace("[", ".", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal).Split('.'), sides[1]);
        Refuses(JsonSerializer.SerializeToUtf8Bytes(file), message);
    }

    [Fact]
    public void The_file_that_is_changed_here_is_good()
    {
        var tokenizer = BpeTokenizer.CreateFromTokenizerJson(Good);
        Assert.Equal([256, 264], tokenizer.EncodeToIds("ab<a>", SpecialTokenHandling.Recognize));
    }

    [Theory]
    [InlineData("", "isn't well-formed JSON")]
    [InlineData("[]", "isn't a JSON object")]
    [InlineData("{} {}", "isn't well-formed JSON")]
    [InlineData("{\"model\": {}, \"model\": {}}", "$.model (line 1, byte 24): The file has this property twice")]
    [InlineData("{\"model\": {\"merges\": [],\n\n \"merges\": 1}}", "$.model.merges (line 3, byte 12): The file has this property twice")]
    [InlineData("{\"x\": \"\\ud800\"}", "half a surrogate pair")]
    [InlineData("{\"x\": \"\\udc00\\ud800\"}", "half a surrogate pair")]
    [InlineData("{\"x\": \"\\ud83d\\ude00 \\\\ud800\", \"model\": 0}", "It is a model of type")]
    [InlineData("{\"pre_tokenizer\": {\"type\": \"ByteLevel\", \"type\": \"ByteLevel\"}, \"model\": {\"merges\": 0}}", "has the property 'type' twice")]
    [InlineData("{\"pre_tokenizer\": {\"type\": \"ByteLevel\"}, \"model\": {\"vocab\": {\"a\": 0, \"\\u0061\": 1}, \"merges\": []}}", "The token 'a' has the bytes of the token with the id 0")]
    [InlineData("{\"pre_tokenizer\": {\"type\": \"ByteLevel\"}, \"model\": {\"vocab\": {\"☃\": 0, \"☃\": 1}, \"merges\": []}}", "The token '☃' comes twice")]
    [InlineData("{\"pre_tokenizer\": {\"type\": \"ByteLevel\"}, \"model\": {\"vocab\": {\"\": 0}, \"merges\": []}}", "is empty")]
    public void What_is_no_such_file_is_refused(string json, string message) => Refuses(Encoding.UTF8.GetBytes(json), message);

    [Fact]
    public void What_is_not_UTF8_is_refused_by_the_byte()
    {
        byte[] file = [.. Good];
        file[40] = 0xFF;
        Refuses(file, "isn't UTF-8: the byte 0xFF at 40");
    }

    [Fact]
    public void A_byte_order_mark_is_passed_over() => BpeTokenizer.CreateFromTokenizerJson([0xEF, 0xBB, 0xBF, .. Good]);

    /// <summary>At every length, a few of those in the middle left out.</summary>
    [Fact]
    public void A_file_that_is_cut_off_is_refused()
    {
        for (int length = 0; length < Good.Length; length += length is > 100 && length < Good.Length - 100 ? 61 : 1)
        {
            Assert.Throws<InvalidDataException>(() => BpeTokenizer.CreateFromTokenizerJson(Good.AsSpan(0, length)));
        }
    }

    [Fact]
    public void Depth_is_refused_before_it_takes_a_stack()
    {
        const int Depth = 1 << 20;
        Refuses(Encoding.UTF8.GetBytes("{\"x\":" + new string('[', Depth) + new string(']', Depth) + "}"), "isn't well-formed JSON");
        Refuses(Encoding.UTF8.GetBytes("{\"normalizer\":" + string.Concat(Enumerable.Repeat("{\"normalizers\":[", Depth / 16))), "isn't well-formed JSON");
    }

    [Fact]
    public void What_is_too_long_is_refused_before_it_is_read()
    {
        using var endless = new RepeatingStream([], " "u8.ToArray(), (long)int.MaxValue + 10, []);
        Assert.Contains("files of models of up to", Assert.Throws<InvalidDataException>(() => BpeTokenizer.CreateFromTokenizerJson(endless)).Message, StringComparison.Ordinal);
        Assert.InRange(endless.Position, 0, 2L * ModelFile.MaxLength);
    }

    /// <summary>Bytes changed, taken out, put in, doubled: a tokenizer, or a refusal, and nothing else.</summary>
    [Fact]
    public void A_file_with_bytes_changed_is_read_or_refused()
    {
        var edits = (from at in Gen.Choose(0, Good.Length - 1)
                     from kind in Gen.Choose(0, 4)
                     from value in Gen.Elements("\"{}[],:0129-\\eutrnaĠ ."u8.ToArray())
                     from length in Gen.Choose(1, 40)
                     select (at, kind, value, length)).ArrayOf(3).ToArbitrary();
        Invariant.Holds(edits, all =>
        {
            List<byte> file = [.. Good];
            foreach ((int position, int kind, byte value, int length) in all)
            {
                int at = Math.Min(position, file.Count - 1);
                int count = Math.Min(length, file.Count - at);
                switch (kind)
                {
                    case 0:
                        file[at] = value;
                        break;
                    case 1:
                        file[at] ^= (byte)(1 << (length % 8));
                        break;
                    case 2:
                        file.RemoveRange(at, Math.Min(count, file.Count - 1));
                        break;
                    case 3:
                        file.Insert(at, value);
                        break;
                    default:
                        file.InsertRange(at, file.GetRange(at, count));
                        break;
                }
            }

            ReadsOrRefuses([.. file]);
        });
    }

    private static void ReadsOrRefuses(byte[] file)
    {
        try
        {
            Assert.NotNull(BpeTokenizer.CreateFromTokenizerJson(file));
        }
        catch (InvalidDataException)
        {
            // As it should be.
        }
    }

    private static void Refuses(byte[] file, string message)
    {
        var refusal = Assert.Throws<InvalidDataException>(() => BpeTokenizer.CreateFromTokenizerJson(file));
        Assert.Contains(message, refusal.Message, StringComparison.Ordinal);
    }

    private static void Set(JsonNode node, ReadOnlySpan<string> path, string json)
    {
        bool isIndex = int.TryParse(path[0], CultureInfo.InvariantCulture, out int index);
        if (path.Length > 1)
        {
            Set((isIndex ? node[index] : node[path[0]])!, path[1..], json);
        }
        else if (isIndex)
        {
            node[index] = JsonNode.Parse(json);
        }
        else
        {
            node[path[0]] = JsonNode.Parse(json);
        }
    }
}
