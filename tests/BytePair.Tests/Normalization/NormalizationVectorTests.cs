using System.Globalization;
using System.IO.Compression;
using System.Text;
using BytePair.Normalization;
using BytePair.Tests.Support;

namespace BytePair.Tests.Normalization;

/// <summary>The Unicode Consortium's own vectors, NormalizationTest.txt of version 15.0.0: all of them, and all that it says of other characters.</summary>
public sealed class NormalizationVectorTests
{
    /// <summary>A text, its forms NFC, NFD, NFKC and NFKD.</summary>
    private static readonly string[][] Vectors = [.. Lines().Where(line => line[0] != '@').Select(line => line.Split(';').Select(Text).ToArray())];

    [Fact]
    public void Every_form_has_the_composed_form_that_the_vectors_say()
    {
        Assert.InRange(Vectors.Length, 18_000, 20_000);
        Failures failures = new();
        foreach (string[] forms in Vectors)
        {
            failures.Check(string.Join(" ", forms[0].EnumerateRunes()), () =>
            {
                Assert.All(forms[..3], form => Assert.Equal(forms[1], Normalized(form, UnicodeNormalizer.Nfc)));
                Assert.All(forms[3..], form => Assert.Equal(forms[3], Normalized(form, UnicodeNormalizer.Nfc)));
                Assert.All(forms, form => Assert.Equal(forms[3], Normalized(form, UnicodeNormalizer.Nfkc)));
            });
        }

        failures.AssertNone();
    }

    /// <summary>Part 1 of the file has every character that any form changes.</summary>
    [Fact]
    public void Every_other_character_stays()
    {
        HashSet<int> listed = [.. Lines().SkipWhile(line => line != "@Part1").Skip(1).TakeWhile(line => line[0] != '@').Select(line => Text(line.Split(';')[0])).Select(text => char.ConvertToUtf32(text, 0))];
        Assert.InRange(listed.Count, 17_000, 18_000);
        for (int point = 0; point <= 0x10FFFF; point++)
        {
            if (point is (< 0xD800 or > 0xDFFF) && !listed.Contains(point))
            {
                byte[] utf8 = Encoding.UTF8.GetBytes(char.ConvertFromUtf32(point));
                Assert.False(UnicodeNormalizer.Nfc.TryChange(utf8, new System.Buffers.ArrayBufferWriter<byte>()));
                Assert.False(UnicodeNormalizer.Nfkc.TryChange(utf8, new System.Buffers.ArrayBufferWriter<byte>()));
            }
        }
    }

    private static IEnumerable<string> Lines()
    {
        using StreamReader reader = new(new GZipStream(File.OpenRead(Repository.OutputPathOf("Normalization", "NormalizationTest-15.0.0.txt.gz")), CompressionMode.Decompress));
        while (reader.ReadLine() is { } line)
        {
            yield return line;
        }
    }

    private static string Text(string codePoints) =>
        string.Concat(codePoints.Split(' ').Select(point => char.ConvertFromUtf32(int.Parse(point, NumberStyles.HexNumber, CultureInfo.InvariantCulture))));

    private static string Normalized(string text, UnicodeNormalizer normalizer)
    {
        System.Buffers.ArrayBufferWriter<byte> normalized = new();
        return normalizer.TryChange(Encoding.UTF8.GetBytes(text), normalized) ? Encoding.UTF8.GetString(normalized.WrittenSpan) : text;
    }
}
