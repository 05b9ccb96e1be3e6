using System.IO.Compression;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace BytePair.Cli.Tests.Corpus;

/// <summary>Documents to make corpora of.</summary>
internal static class CorpusTexts
{
    private static readonly JsonSerializerOptions Escaping = new() { Encoder = JavaScriptEncoder.Default };

    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly string[] Parts =
        ["The quick brown fox ", "don't stop — ", "\r\n\r\n   ", "你好，世界。", "🙂👩‍👩‍👧", "    return \"x\\n\";\n", "<|endoftext|>", "1234567 ", "\t\u0001\u001F/", "ſ\u0301'S "];

    /// <summary>Documents of very different lengths, empty ones among them.</summary>
    public static string[] Make(int seed, int count, int maxParts = 60)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => string.Concat(Enumerable.Range(0, random.Next(4) == 0 ? random.Next(maxParts * 10) : random.Next(maxParts)).Select(_ => Parts[random.Next(Parts.Length)])))];
    }

    /// <summary>A document of two megabytes and more that can be cut.</summary>
    public static string Long(int seed) => string.Concat(Make(seed, 400, 200));

    /// <summary>Each document on a line, now with all escaped, now with as little as may be, and among other fields.</summary>
    public static byte[] ToJsonLines(IEnumerable<string> documents) => Encoding.UTF8.GetBytes(string.Concat(documents.Select((text, i) => ToJson(text, i) + (i % 5 == 0 ? "\r\n" : "\n"))));

    /// <summary>The same as the elements of an array.</summary>
    public static byte[] ToJsonArray(IEnumerable<string> documents) => Encoding.UTF8.GetBytes("\uFEFF [\n" + string.Join(" ,\n  ", documents.Select(ToJson)) + "\n] \n");

    public static byte[] Pack(byte[] bytes)
    {
        var packed = new MemoryStream();
        // Two members, as pigz and bgzip make them.
        foreach (byte[] half in (byte[][])[bytes[..(bytes.Length / 2)], bytes[(bytes.Length / 2)..]])
        {
            using var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true);
            gzip.Write(half);
        }

        return packed.ToArray();
    }

    private static string ToJson(string text, int i)
    {
        string value = JsonSerializer.Serialize(text, i % 2 == 0 ? Escaping : Relaxed);
        return (i % 3) switch
        {
            0 => $$"""{"text":{{value}}}""",
            1 => $$"""{ "id" : {{i}} , "meta" : {"text": [1, -2.5e+3, true, null, "\u0041]"]}, "t\u0065xt" : {{value}} }""",
            _ => value,
        };
    }
}
