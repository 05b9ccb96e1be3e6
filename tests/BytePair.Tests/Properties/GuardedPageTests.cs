using System.Runtime.InteropServices;
using System.Text;
using BytePair.Decoding;
using BytePair.Pretokenization;
using BytePair.Tests.Support;
using BytePair.Text;

namespace BytePair.Tests.Properties;

/// <summary>Nothing is read or written before a text or behind it, at any length and with any vector width.</summary>
public sealed class GuardedPageTests
{
    private const int Longest = 210;

    private static readonly string[] Parts = ["word ", "it's ", "ABc12345 ", "  \n\t", "{\"a\":[1,2]}\r\n", "жук文字。", "😀é\u0301", "=====/"];

    [GuardedTheory, EachEncoding]
    public void Encoding_reads_no_byte_outside_the_text(string encoding)
    {
        BpeTokenizer tokenizer = BpeTokenizer.ForEncoding(encoding);
        using GuardedBytes memory = new();
        foreach (byte[] text in Texts())
        {
            int[] expected = tokenizer.EncodeToIds(text);
            Assert.Equal(expected, tokenizer.EncodeToIds(memory.AtStart(text)));
            Assert.Equal(expected, tokenizer.EncodeToIds(memory.AtEnd(text)));
            string chars = Encoding.UTF8.GetString(text);
            Assert.Equal(tokenizer.EncodeToIds(chars), tokenizer.EncodeToIds(MemoryMarshalCast(memory.AtEnd(Encoding.Unicode.GetBytes(chars)))));
        }
    }

    [GuardedTheory]
    [InlineData("Gpt2")]
    [InlineData("Cl100k")]
    [InlineData("O200k")]
    public void Every_width_of_the_scanner_reads_no_byte_outside_the_text(string grammar)
    {
        using GuardedBytes memory = new();
        int[] ends = new int[Longest + Pretokenizer.LeastRoom];
        foreach (InstructionSet instructions in InstructionSets.Available)
        {
            Pretokenizer pretokenizer = Grammar.Of(Enum.Parse<GrammarKind>(grammar)).CreatePretokenizer(instructions);
            foreach (byte[] text in Texts())
            {
                int found = pretokenizer.FindEnds(memory.AtEnd(text), 0, ends);
                Assert.Equal(text.Length, found == 0 ? 0 : ends[found - 1]);
            }
        }
    }

    /// <summary>The chars end with the readable page, as the bytes do, and there is room for no more of them.</summary>
    [GuardedTheory]
    [InlineData(true)]
    [InlineData(false)]
    public void Transcoding_reads_and_writes_nothing_outside(bool replaces)
    {
        using GuardedBytes from = new();
        using GuardedBytes to = new();
        foreach (byte[] text in Texts().Where(text => replaces || Encoding.UTF8.GetString(text).IndexOf('\uFFFD', StringComparison.Ordinal) < 0))
        {
            string expected = Encoding.UTF8.GetString(text, 0, text.Length - CutShort(text));
            Span<char> chars = MemoryMarshal.CreateSpan(ref MemoryMarshal.GetReference(MemoryMarshalCast(to.AtEnd(new byte[2 * expected.Length]))), expected.Length);
            Utf8Transcoder.ToUtf16(from.AtEnd(text), chars, replaces, out int read, out int written);
            Assert.Equal((text.Length - CutShort(text), expected.Length), (read, written));
            Assert.Equal(expected, new string(chars));
        }
    }

    /// <summary>How many bytes at the end begin a character that isn't complete.</summary>
    private static int CutShort(byte[] text)
    {
        for (int length = Math.Min(3, text.Length); length > 0; length--)
        {
            if (Rune.DecodeFromUtf8(text.AsSpan(text.Length - length), out _, out _) == System.Buffers.OperationStatus.NeedMoreData)
            {
                return length;
            }
        }

        return 0;
    }

    private static ReadOnlySpan<char> MemoryMarshalCast(ReadOnlySpan<byte> bytes) => MemoryMarshal.Cast<byte, char>(bytes);

    /// <summary>Each part over and over, at every length; cut wherever that falls.</summary>
    private static IEnumerable<byte[]> Texts() =>
        from part in Parts
        from length in Enumerable.Range(0, Longest)
        select Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(part, Longest)))[..length];
}
