using System.Text;

namespace BytePair.Throughput;

/// <summary>A text in both forms, its ids once they are known, and a place for ids.</summary>
internal sealed class Sample
{
    private readonly ReadOnlyMemory<byte> utf8;
    private readonly ReadOnlyMemory<char> text;

    public Sample(string name, byte[] utf8)
        : this(name, utf8, Encoding.UTF8.GetString(utf8).AsMemory(), new int[utf8.Length * 3])
    {
    }

    private Sample(string name, ReadOnlyMemory<byte> utf8, ReadOnlyMemory<char> text, int[] destination)
    {
        Name = name;
        this.utf8 = utf8;
        this.text = text;
        Destination = destination;
    }

    public string Name { get; }

    public ReadOnlySpan<byte> Utf8 => utf8.Span;

    public ReadOnlySpan<char> Text => text.Span;

    public int[] Ids { get; set; } = [];

    /// <summary>A text of n bytes has at most n ids, and one whose invalid bytes became U+FFFD three times as many.</summary>
    public int[] Destination { get; }

    /// <summary>Places for what the ids stand for, in UTF-8 and in UTF-16.</summary>
    public byte[] DecodedUtf8 => field ??= new byte[Utf8.Length];

    public char[] DecodedText => field ??= new char[Text.Length];

    public bool IsWellFormed => Encoding.UTF8.GetByteCount(Text) == Utf8.Length;

    /// <summary>Stretches of about this many bytes, cut where a character begins; in the memory of this one, as are all parts.</summary>
    public Sample[] Slices(int size)
    {
        var ranges = new List<Range>();
        for (int start = 0; start < Utf8.Length;)
        {
            int end = CharacterStart(Math.Min(start + size, Utf8.Length));
            ranges.Add(start..end);
            start = end;
        }

        return Parts(ranges);
    }

    public Sample Prefix(int size) => Parts([new Range(0, CharacterStart(Math.Min(size, Utf8.Length)))])[0];

    /// <summary>The documents of a corpus: what stands between blank lines, or a line each in JSON lines.</summary>
    public Sample[] Documents()
    {
        var ranges = new List<Range>();
        ReadOnlySpan<byte> separator = Name.EndsWith(".jsonl", StringComparison.Ordinal) ? "\n"u8 : "\n\n"u8;
        foreach (Range range in Utf8.Split(separator))
        {
            if (Utf8[range].Length > 0)
            {
                ranges.Add(range);
            }
        }

        return Parts(ranges);
    }

    /// <summary>Parts that lie one behind the other, cut where characters begin: in the memory of the whole, so that reading them is reading it.</summary>
    private Sample[] Parts(List<Range> ranges)
    {
        var parts = new Sample[ranges.Count];
        int read = 0;
        int chars = 0;
        for (int i = 0; i < parts.Length; i++)
        {
            var (start, length) = ranges[i].GetOffsetAndLength(Utf8.Length);
            int charStart = chars + Encoding.UTF8.GetCharCount(Utf8[read..start]);
            chars = charStart + Encoding.UTF8.GetCharCount(Utf8.Slice(start, length));
            read = start + length;
            parts[i] = new Sample(Name, utf8.Slice(start, length), text[charStart..chars], Destination);
        }

        return parts;
    }

    private int CharacterStart(int position)
    {
        while (position < Utf8.Length && (Utf8[position] & 0xC0) == 0x80)
        {
            position++;
        }

        return position;
    }
}
