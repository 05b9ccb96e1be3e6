using System.Text;
using BytePair.Tests.Properties;
using BytePair.Tests.Support;
using BytePair.Text;
using FsCheck;
using FsCheck.Fluent;

namespace BytePair.Tests.Text;

/// <summary>Transcoding gives what the framework's encoder gives, whatever the room and wherever the text is cut.</summary>
public sealed class Utf16Properties
{
    [Fact]
    public void Chars_become_the_bytes_of_the_framework()
    {
        var cases = (from text in HostileText.Any.Generator
                     from room in Gen.Frequency((3, Gen.Choose(8, 40)), (1, Gen.Choose(41, 4000)))
                     from known in Gen.Choose(1, 200)
                     select (text, room, known)).ToArbitrary();
        Invariant.Holds(cases, of => Assert.Equal(EveryShape.Utf8(of.text.Value), InParts(of.text.Value, of.room, of.known)), cases: 4000);
    }

    [Theory]
    [InlineData("plain text of one byte each, ")]
    [InlineData("Здравствуйте, Γειά σου, שלום! ")]
    [InlineData("汉字编码测试，日本語、한국어 — and ASCII. ")]
    [InlineData("😀👍🏽, \ud83d lone, \ude00 too; é ü ß ")]
    [InlineData("a\u007f\u0080\u07ff\u0800\ud7ff\ue000\uffff")]
    public void Long_text_becomes_the_bytes_of_the_framework(string part)
    {
        for (int length = 0; length < 200; length++)
        {
            string text = string.Concat(Enumerable.Repeat(part, 200 / part.Length + 1))[..length];
            Assert.Equal(EveryShape.Utf8(text), InParts(text, 1000, 1000));
            Assert.Equal(EveryShape.Utf8(text), InParts(text, 100, 67));
        }
    }

    [Fact]
    public void Chars_are_counted_in_bytes() =>
        Invariant.Holds(HostileText.WellFormed, text => Assert.Equal(text.Value.Length, Utf16.CountChars(EveryShape.Utf8(text.Value))));

    /// <summary>With so much room a call, and the text known a part further each time that more is asked for.</summary>
    private static byte[] InParts(string text, int roomLength, int knownLength)
    {
        List<byte> bytes = [];
        int start = 0;
        int known = Math.Min(knownLength, text.Length);
        while (start < text.Length)
        {
            byte[] room = new byte[roomLength];
            Utf16.ToUtf8(text.AsSpan(start, known - start), room, known == text.Length, out int read, out int written);
            Assert.True(read > 0 || known < text.Length, "No progress was made.");
            bytes.AddRange(room[..written]);
            start += read;
            known = read > 0 ? known : Math.Min(text.Length, known + knownLength);
        }

        return [.. bytes];
    }
}
