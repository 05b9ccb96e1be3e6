using System.Buffers;
using System.Text;
using BytePair.Blocks;
using BytePair.Pretokenization;
using BytePair.Sinks;
using BytePair.Special;
using BytePair.Text;

namespace BytePair.Batches;

/// <summary>Texts in UTF-16.</summary>
internal readonly unsafe struct Utf16Form : ITextForm<char>
{
    public int FindLastCut(ReadOnlySpan<char> text, int floor, int position) =>
        SafeCut.FindLast<char, Utf16Characters>(text, floor, position);

    /// <remarks>The rules read UTF-8: as much on both sides as a string can reach is transcoded. None has more chars than bytes.</remarks>
    public bool IsWithinSpecial(ReadOnlySpan<char> text, int position, SpecialRules rules)
    {
        int before = Math.Min(position, rules.MaxLength);
        int behind = Math.Min(text.Length - position, rules.MaxLength);
        byte[] bytes = ArrayPool<byte>.Shared.Rent((before + behind) * Utf16.MaxBytesPerChar);
        int left = ToUtf8(text.Slice(position - before, before), bytes);
        int right = ToUtf8(text.Slice(position, behind), bytes.AsSpan(left));
        bool isWithin = rules.AreFoundAcross(bytes.AsSpan(0, left + right), left);
        ArrayPool<byte>.Shared.Return(bytes);
        return isWithin;
    }

    public void Encode<TSink>(TextEncoder encoder, ReadOnlySpan<char> text, SpecialRules? rules, ref TSink sink)
        where TSink : struct, ITokenSink => encoder.Encode(text, rules, ref sink);

    /// <remarks>SAFETY: both are pinned, and their lengths are those that are said.</remarks>
    private static int ToUtf8(ReadOnlySpan<char> text, Span<byte> destination)
    {
        fixed (char* chars = text)
        fixed (byte* bytes = destination)
        {
            return text.IsEmpty ? 0 : Encoding.UTF8.GetBytes(chars, text.Length, bytes, destination.Length);
        }
    }
}
