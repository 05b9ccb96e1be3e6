using BytePair.Tests.Support;

namespace BytePair.Tests.Performance;

/// <summary>Inputs on which tokenizers have gone quadratic, or run out of stack, each made at any length in bytes.</summary>
internal static class WorstInputs
{
    public static IReadOnlyDictionary<string, Func<int, byte[]>> All { get; } = new Dictionary<string, Func<int, byte[]>>(StringComparer.Ordinal)
    {
        ["one letter"] = size => Repeated("a", size),
        ["one capital"] = size => Repeated("A", size),
        ["two letters"] = size => Repeated("ab", size),
        ["random letters"] = size => Random(size, random => (byte)('a' + random.Next(26))),
        ["random cases"] = size => Random(size, random => (byte)((random.Next(2) == 0 ? 'a' : 'A') + random.Next(26))),
        ["spaces"] = size => Repeated(" ", size),
        ["spaces, then a letter"] = size => [.. Repeated(" ", size - 1), (byte)'x'],
        ["tabs and spaces"] = size => Random(size, random => (byte)(random.Next(2) == 0 ? ' ' : '\t')),
        ["digits"] = size => Random(size, random => (byte)('0' + random.Next(10))),
        ["newlines"] = size => Repeated("\n", size),
        ["newlines and spaces"] = size => Repeated("\r\n ", size),
        ["slashes"] = size => Repeated("/", size),
        ["punctuation"] = size => Random(size, random => (byte)('!' + random.Next(15))),
        ["emoji"] = size => Repeated("😀", size),
        ["contractions"] = size => Repeated("'s", size),
        ["apostrophes"] = size => Repeated("'", size),
        ["ideographs"] = size => Repeated("汉字编码测试", size),
        ["marks"] = size => Repeated("\u0301", size),
        ["capital and mark"] = size => Repeated("A\u0301", size),
        ["ideographic spaces"] = size => Repeated("\u3000", size),
        ["random bytes"] = size => Random(size, random => (byte)random.Next(256)),
        ["invalid bytes"] = size => Repeated([0xFF], size),
        ["cut-off sequences"] = size => Repeated([0xF0, 0x9F, 0x98], size),
        ["special-token text"] = size => Repeated("<|endoftext|>", size),
    };

    private static byte[] Repeated(string unit, int size) => Repeated(EveryShape.Utf8(unit), size);

    private static byte[] Repeated(byte[] unit, int size)
    {
        byte[] bytes = new byte[size];
        for (int i = 0; i < size; i++)
        {
            bytes[i] = unit[i % unit.Length];
        }

        return bytes;
    }

    private static byte[] Random(int size, Func<Random, byte> next)
    {
        Random random = new(20250101);
        byte[] bytes = new byte[size];
        for (int i = 0; i < size; i++)
        {
            bytes[i] = next(random);
        }

        return bytes;
    }
}
