using BytePair.Blocks;
using BytePair.Sinks;
using BytePair.Special;

namespace BytePair.Batches;

/// <summary>What differs between texts in UTF-8 and in UTF-16: a struct type parameter.</summary>
internal interface ITextForm<T>
    where T : struct
{
    /// <summary>The last safe cut of a text above <paramref name="floor"/> and at or below <paramref name="position"/>, or -1; special tokens aside.</summary>
    int FindLastCut(ReadOnlySpan<T> text, int floor, int position);

    /// <summary>True if a cut at <paramref name="position"/> would go through a string that the rules look for.</summary>
    bool IsWithinSpecial(ReadOnlySpan<T> text, int position, SpecialRules rules);

    /// <summary>Adds the ids of a whole text.</summary>
    void Encode<TSink>(TextEncoder encoder, ReadOnlySpan<T> text, SpecialRules? rules, ref TSink sink)
        where TSink : struct, ITokenSink;
}
