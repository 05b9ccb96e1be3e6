using System.Buffers;
using System.Text;
using System.Text.Json;
using BytePair.Tests.Support;

namespace BytePair.Tests.Golden;

/// <summary>Megabytes of real text, each file as one text: count and digest of the ids equal the reference's.</summary>
public sealed class CorpusDigestTests
{
    public static TheoryData<string> Files => new("english.txt", "code.txt", "multilingual.txt", "json.txt", "chat.jsonl");

    [SharedTheory, MemberData(nameof(Files))]
    public void Ids_of_a_corpus_have_the_reference_digest(string file)
    {
        byte[] utf8Text = File.ReadAllBytes(Repository.SharedPathOf("corpora", file));
        string text = Encoding.UTF8.GetString(utf8Text);
        Failures failures = new();
        foreach ((string encoding, int count, string digest) in ExpectedFor(file))
        {
            BpeTokenizer tokenizer = BpeTokenizer.ForEncoding(encoding);
            failures.Check($"{encoding} UTF-8 and back", () =>
            {
                int[] ids = tokenizer.EncodeToIds(utf8Text);
                Equal(count, digest, ids);
                Assert.True(tokenizer.DecodeToUtf8(ids).AsSpan().SequenceEqual(utf8Text));
            });
            failures.Check($"{encoding} UTF-16", () => Equal(count, digest, tokenizer.EncodeToIds(text)));
            failures.Check($"{encoding} count UTF-8", () => Assert.Equal(count, tokenizer.CountTokens(utf8Text)));
            failures.Check($"{encoding} count UTF-16", () => Assert.Equal(count, tokenizer.CountTokens(text)));
            failures.Check($"{encoding} stream", () =>
            {
                ArrayBufferWriter<int> ids = new();
                Assert.Equal(count, tokenizer.Encode(new OddReadsStream(utf8Text, 81_920, 1, 65_537, 3), ids));
                Equal(count, digest, ids.WrittenSpan);
            });
        }

        failures.AssertNone();
    }

    private static void Equal(int count, string digest, ReadOnlySpan<int> ids)
    {
        Fnv1a64 hash = new();
        hash.Add(ids);
        Assert.Equal((count, digest), (ids.Length, hash.Hex));
    }

    private static IEnumerable<(string Encoding, int Count, string Digest)> ExpectedFor(string file)
    {
        using JsonDocument all = JsonDocument.Parse(File.ReadAllText(Repository.SharedPathOf("golden", "corpus-digests.json")));
        return [.. all.RootElement.GetProperty(file).EnumerateObject()
            .Where(member => member.Value.ValueKind == JsonValueKind.Object)
            .Select(member => (member.Name, member.Value.GetProperty("tokens").GetInt32(), member.Value.GetProperty("fnv1a64").GetString()!))];
    }
}
