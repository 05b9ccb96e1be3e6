using System.Text;

namespace BytePair.Throughput;

/// <summary>A text in both forms, its ids once they are known, and a place for ids.</summary>
internal sealed class Sample(string name, byte[] utf8, int[]? destination = null)
{
    public string Name { get; } = name;

    public byte[] Utf8 { get; } = utf8;

    public string Text { get; } = Encoding.UTF8.GetString(utf8);

    public int[] Ids { get; set; } = [];

    /// <summary>A text of n bytes has at most n ids, and one whose invalid bytes became U+FFFD three times as many.</summary>
    public int[] Destination { get; } = destination ?? new int[utf8.Length * 3];

    public bool IsWellFormed => Encoding.UTF8.GetByteCount(Text) == Utf8.Length;

    /// <summary>Stretches of about this many bytes, cut where a character begins.</summary>
    public IEnumerable<Sample> Slices(int size)
    {
        for (int start = 0; start < Utf8.Length;)
        {
            int end = CharacterStart(Math.Min(start + size, Utf8.Length));
            yield return new Sample(Name, Utf8[start..end], Destination);
            start = end;
        }
    }

    public Sample Prefix(int size) => new(Name, Utf8[..CharacterStart(Math.Min(size, Utf8.Length))]);

    /// <summary>The documents of a corpus: what stands between blank lines, or a line each in JSON lines.</summary>
    public Sample[] Documents()
    {
        var documents = new List<Sample>();
        ReadOnlySpan<byte> separator = Name.EndsWith(".jsonl", StringComparison.Ordinal) ? "\n"u8 : "\n\n"u8;
        foreach (Range range in Utf8.AsSpan().Split(separator))
        {
            byte[] document = Utf8[range];
            if (document.Length > 0)
            {
                documents.Add(new Sample(Name, document, Destination));
            }
        }

        return [.. documents];
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
