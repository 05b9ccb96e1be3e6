using System.Text;
using System.Text.Unicode;
using BytePair.Decoding;
using BytePair.Tests.Properties;
using BytePair.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace BytePair.Tests.Decoding;

/// <summary>Transcoding gives what the framework's decoder gives: the chars, and how far it comes, whatever the room and however ill-formed the text.</summary>
public sealed class Utf8TranscoderProperties
{
    private static readonly string[] Scripts = ["plain text, ", "Здравствуйте Γειά ", "汉字编码測試日本語한국어", "😀👍🏽", "é", "a\u007f\u0080\u07ff\u0800\ud7ff\ue000\uffff"];

    /// <summary>Texts of several windows in which scripts follow one another, with some bytes changed, taken out or put in.</summary>
    private static Gen<byte[]> LongTexts =>
        from parts in Gen.Elements(Scripts).SelectMany(part => Gen.Choose(1, 20).Select(times => string.Concat(Enumerable.Repeat(part, times)))).ListOf(12)
        from damages in Gen.Frequency((2, Gen.Constant(0)), (1, Gen.Choose(1, 4))).SelectMany(count => Damage.ArrayOf(count))
        select Damaged(Encoding.UTF8.GetBytes(string.Concat(parts)), damages);

    private static Gen<(int Place, int Kind, byte Value)> Damage =>
        from place in Gen.Choose(0, 10_000)
        from kind in Gen.Choose(0, 2)
        from value in Gen.Choose(0, 255)
        select (place, kind, (byte)value);

    [Fact]
    public void Long_texts_become_the_chars_of_the_framework() => Invariant.Holds(LongTexts.ToArbitrary(), Agrees, cases: 3000);

    [Fact]
    public void Hostile_texts_become_the_chars_of_the_framework() => Invariant.Holds(HostileText.Bytes, bytes => Agrees(bytes.Value));

    [Fact]
    public void Whatever_the_room_it_comes_as_far_as_the_framework()
    {
        var cases = (from text in LongTexts from room in Gen.Choose(0, 1500) select (text, room)).ToArbitrary();
        Invariant.Holds(cases, of =>
        {
            AgreesInRoom(of.text, of.room, replaces: true);
            AgreesInRoom(of.text, of.room, replaces: false);
        }, cases: 3000);
    }

    /// <summary>Each place of a window in turn, for the places wander: the characters around take three bytes, one is left out.</summary>
    [Fact]
    public void Every_beginning_of_a_character_is_judged_as_by_the_framework()
    {
        byte[] around = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("文字", 40)));
        byte[] text = new byte[around.Length + 3];
        int place = 0;
        for (int first = 0xC0; first <= 0xFF; first++)
        {
            for (int second = 0; second <= 0xFF; second++)
            {
                foreach (byte third in new byte[] { 0x00, 0x7F, 0x80, 0xBF, 0xC2, 0xE4 })
                {
                    place = (place + 3) % 180;
                    around.AsSpan(0, place).CopyTo(text);
                    (text[place], text[place + 1], text[place + 2]) = ((byte)first, (byte)second, third);
                    around.AsSpan(place).CopyTo(text.AsSpan(place + 3));
                    Assert.Equal(Encoding.UTF8.GetString(text), Utf8Transcoder.ToText(text));
                    AgreesInRoom(text, text.Length, replaces: false);
                }
            }
        }
    }

    [Fact]
    public void Every_character_becomes_its_chars()
    {
        int[] all = [.. Enumerable.Range(0, 0x110000).Where(codePoint => codePoint is < 0xD800 or > 0xDFFF)];
        string inOrder = string.Concat(all.Select(char.ConvertFromUtf32));
        new Random(1).Shuffle(all);
        foreach (string text in new[] { inOrder, string.Concat(all.Select(char.ConvertFromUtf32)) })
        {
            Assert.True(string.Equals(text, Utf8Transcoder.ToText(Encoding.UTF8.GetBytes(text)), StringComparison.Ordinal), "The text comes back.");
        }
    }

    private static void Agrees(byte[] text)
    {
        Assert.Equal(Encoding.UTF8.GetString(text), Utf8Transcoder.ToText(text));
        AgreesInRoom(text, text.Length, replaces: true);
        AgreesInRoom(text, text.Length, replaces: false);
    }

    private static void AgreesInRoom(byte[] text, int room, bool replaces)
    {
        char[] expected = new char[room];
        Utf8.ToUtf16(text, expected, out int expectedRead, out int expectedWritten, replaces, isFinalBlock: false);
        char[] actual = new char[room];
        Utf8Transcoder.ToUtf16(text, actual, replaces, out int read, out int written);
        Assert.Equal((expectedRead, expectedWritten), (read, written));
        Assert.True(expected.AsSpan(0, written).SequenceEqual(actual.AsSpan(0, written)), "The chars are those of the framework.");
    }

    private static byte[] Damaged(byte[] text, (int Place, int Kind, byte Value)[] damages)
    {
        List<byte> bytes = [.. text];
        foreach ((int place, int kind, byte value) in damages)
        {
            int at = place % bytes.Count;
            switch (kind)
            {
                case 0:
                    bytes[at] = value;
                    break;
                case 1:
                    bytes.Insert(at, value);
                    break;
                default:
                    bytes.RemoveAt(at);
                    break;
            }
        }

        return [.. bytes];
    }
}
