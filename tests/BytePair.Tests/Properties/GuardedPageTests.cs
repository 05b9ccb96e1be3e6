using System.Text;
using BytePair.Pretokenization;
using BytePair.Tests.Support;
using BytePair.Text;

namespace BytePair.Tests.Properties;

/// <summary>Nothing is read before a text or behind it, at any length and with any vector width.</summary>
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

    private static ReadOnlySpan<char> MemoryMarshalCast(ReadOnlySpan<byte> bytes) => System.Runtime.InteropServices.MemoryMarshal.Cast<byte, char>(bytes);

    /// <summary>Each part over and over, at every length; cut wherever that falls.</summary>
    private static IEnumerable<byte[]> Texts() =>
        from part in Parts
        from length in Enumerable.Range(0, Longest)
        select Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(part, Longest)))[..length];
}
