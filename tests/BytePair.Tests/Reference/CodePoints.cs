using System.Buffers;
using System.Text;

namespace BytePair.Tests.Reference;

/// <summary>UTF-8 as the patterns see it: one element per scalar value, and one (-1) per byte that is in no well-formed sequence.</summary>
internal sealed class CodePoints
{
    public CodePoints(ReadOnlySpan<byte> utf8)
    {
        List<int> values = [];
        List<int> offsets = [];
        int at = 0;
        while (at < utf8.Length)
        {
            bool valid = Rune.DecodeFromUtf8(utf8[at..], out Rune rune, out int length) == OperationStatus.Done;
            values.Add(valid ? rune.Value : -1);
            offsets.Add(at);
            at += valid ? length : 1;
        }

        offsets.Add(at);
        Values = [.. values];
        ByteOffsets = [.. offsets];
    }

    public int[] Values { get; }

    /// <summary>Where each element starts, and, last, where the text ends.</summary>
    public int[] ByteOffsets { get; }
}
