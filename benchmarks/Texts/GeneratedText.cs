using System.Text;

namespace BytePair.Measuring;

/// <summary>Text made by seeded code: the same on every machine and at every run.</summary>
internal static class GeneratedText
{
    private const int Seed = 20_26;

    private static readonly Dictionary<string, Func<int, int, byte[]>> Makers = new(StringComparer.Ordinal)
    {
        ["one letter"] = (size, _) => Repeat("a", size),
        ["random letters"] = (size, seed) => Fill(size, seed, random => random.Next('a', 'z' + 1)),
        ["spaces"] = (size, _) => Repeat(" ", size),
        ["digits"] = (size, seed) => Fill(size, seed, random => random.Next('0', '9' + 1)),
        ["newlines"] = (size, _) => Repeat("\n", size),
        ["'s's's"] = (size, _) => Repeat("'s", size),
        ["emoji"] = (size, seed) => Fill(size, seed, random => random.Next(0x1F600, 0x1F650)),
        ["random bytes"] = RandomBytes,
        ["CJK, no punctuation"] = (size, seed) => Fill(size, seed, random => random.Next(0x4E00, 0xA000)),
    };

    /// <summary>The names of the inputs that make other tokenizers slow.</summary>
    public static IReadOnlyCollection<string> WorstCases => Makers.Keys;

    /// <summary>One of them; what isn't random in it is the same with any seed.</summary>
    public static byte[] WorstCase(string name, int size, int seed = Seed) => Makers[name](size, seed);

    private static readonly string[] Words =
        ("the of and to in a is that it was for on as with be by at this had not are but from or have an they which one were " +
         "all her she there would their we him been has when who will no more if out so said what up its about into than them " +
         "can only other time new some could these two may first then do any like my now over such our man me even most made " +
         "after also did many must before back see through way where get much go well your know should down work year because " +
         "come people just say each those take day good how long little use own very great still men here life both between " +
         "old under last never place same another think house while high right might came off find since against ask late " +
         "perhaps measurement vocabulary independent understanding particularly characteristic government organization").Split(' ');

    /// <summary>Words of English by a falling frequency, in sentences and paragraphs: prose in form, not in sense.</summary>
    public static byte[] Prose(int size, int seed = Seed)
    {
        var random = new Random(seed);
        var text = new StringBuilder(size + 64);
        while (text.Length < size)
        {
            int length = random.Next(4, 20);
            for (int i = 0; i < length; i++)
            {
                double position = random.NextDouble();
                string word = Words[(int)(position * position * Words.Length)];
                text.Append(i == 0 ? char.ToUpperInvariant(word[0]) + word[1..] : word);
                text.Append(i < length - 1 ? random.Next(12) == 0 ? ", " : " " : random.Next(8) == 0 ? ".\n\n" : ". ");
            }
        }

        return Encoding.ASCII.GetBytes(text.ToString(0, size));
    }

    /// <summary>Words of 4 to 12 lower-case letters, no two alike, with a space between: nearly no piece is a token or comes again.</summary>
    public static byte[] DistinctWords(int count)
    {
        var random = new Random(Seed);
        var words = new HashSet<string>(count, StringComparer.Ordinal);
        while (words.Count < count)
        {
            words.Add(string.Create(random.Next(4, 13), random, static (word, random) =>
            {
                for (int i = 0; i < word.Length; i++)
                {
                    word[i] = (char)random.Next('a', 'z' + 1);
                }
            }));
        }

        return Encoding.ASCII.GetBytes(string.Join(' ', words));
    }

    private static byte[] RandomBytes(int size, int seed)
    {
        byte[] bytes = new byte[size];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    private static byte[] Repeat(string unit, int size) =>
        Encoding.ASCII.GetBytes(new StringBuilder(size + 1).Insert(0, unit, size / unit.Length).ToString());

    /// <summary>As many random characters as fit the size.</summary>
    private static byte[] Fill(int size, int seed, Func<Random, int> next)
    {
        var random = new Random(seed);
        var bytes = new MemoryStream(size);
        Span<byte> unit = stackalloc byte[4];
        while (true)
        {
            int length = new Rune(next(random)).EncodeToUtf8(unit);
            if (bytes.Length + length > size)
            {
                return bytes.ToArray();
            }

            bytes.Write(unit[..length]);
        }
    }
}
