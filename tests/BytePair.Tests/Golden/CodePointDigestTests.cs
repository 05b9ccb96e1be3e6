using System.Text;
using System.Text.Json;
using BytePair.Tests.Support;

namespace BytePair.Tests.Golden;

/// <summary>All 1,112,064 scalar values, each in six small contexts: a digest for every block of 4,096 code points.</summary>
public sealed class CodePointDigestTests
{
    private const int BlockSize = 4096;

    public static TheoryData<string> Encodings => new("r50k_base", "p50k_base", "cl100k_base", "o200k_base");

    [SharedTheory, MemberData(nameof(Encodings))]
    public void Every_code_point_is_cut_and_merged_as_the_reference_does(string encoding)
    {
        using JsonDocument all = JsonDocument.Parse(File.ReadAllText(Repository.SharedPathOf("golden", "codepoint-digests.json")));
        BpeTokenizer tokenizer = BpeTokenizer.ForEncoding(encoding);
        Failures failures = new();
        foreach (JsonProperty template in all.RootElement.GetProperty("encodings").GetProperty(encoding).EnumerateObject())
        {
            int block = 0;
            foreach (JsonElement expected in template.Value.EnumerateArray())
            {
                int first = block++ * BlockSize;
                failures.Check($"{template.Name} U+{first:X4}", () => Assert.Equal(
                    (expected[0].GetInt64(), expected[1].GetString()!),
                    DigestOf(tokenizer, template.Name, first)));
            }
        }

        failures.AssertNone();
    }

    /// <summary>Total of ids, and the digest over each text's id count and ids. The texts are UTF-16 and UTF-8 by turns.</summary>
    private static (long Ids, string Digest) DigestOf(BpeTokenizer tokenizer, string template, int first)
    {
        Fnv1a64 digest = new();
        long total = 0;
        int[] ids = new int[64];
        for (int c = first; c < first + BlockSize; c++)
        {
            if (Rune.IsValid(c))
            {
                string text = template.Replace("{c}", new Rune(c).ToString(), StringComparison.Ordinal);
                bool fits = (c & 1) == 0
                    ? tokenizer.TryEncode(text.AsSpan(), ids, out int count)
                    : tokenizer.TryEncode(Encoding.UTF8.GetBytes(text), ids, out count);
                Assert.True(fits);
                digest.Add(count);
                digest.Add(ids.AsSpan(0, count));
                total += count;
            }
        }

        return (total, digest.Hex);
    }
}
