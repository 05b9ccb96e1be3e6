using System.Buffers;
using System.Text;

namespace BytePair.Tests.Reference;

/// <summary>Bytes as decoders read them, one character or ill-formed stretch after the other, by the framework's own reader.</summary>
internal sealed record DecodedText(string Text, int? FirstInvalid, int[] CharOfByte)
{
    public static DecodedText Of(ReadOnlySpan<byte> utf8)
    {
        StringBuilder text = new();
        int? firstInvalid = null;
        List<int> charOfByte = [];
        for (int at = 0, length; at < utf8.Length; at += length)
        {
            bool isWhole = Rune.DecodeFromUtf8(utf8[at..], out Rune rune, out length) == OperationStatus.Done;
            firstInvalid ??= isWhole ? null : at;
            charOfByte.AddRange(Enumerable.Repeat(text.Length, length));
            text.Append(rune.ToString());
        }

        return new(text.ToString(), firstInvalid, [.. charOfByte, text.Length]);
    }
}
