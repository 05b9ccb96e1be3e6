using BytePair.Blocks;
using BytePair.Pretokenization;
using BytePair.Sinks;
using BytePair.Special;

namespace BytePair.Batches;

/// <summary>Texts in UTF-8.</summary>
internal readonly struct Utf8Form : ITextForm<byte>
{
    public int FindLastCut(ReadOnlySpan<byte> text, int floor, int position) =>
        SafeCut.FindLast<byte, Utf8Characters>(text, floor, position);

    public bool IsWithinSpecial(ReadOnlySpan<byte> text, int position, SpecialRules rules) => rules.AreFoundAcross(text, position);

    public void Encode<TSink>(TextEncoder encoder, ReadOnlySpan<byte> text, SpecialRules? rules, ref TSink sink)
        where TSink : struct, ITokenSink => encoder.Encode(text, rules, ref sink);
}
