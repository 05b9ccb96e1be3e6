using BytePair.Blocks;
using BytePair.Sinks;
using BytePair.Special;

namespace BytePair.Truncation;

/// <summary>Counts of UTF-8.</summary>
internal readonly struct Utf8Counts(TextWindows windows, TextEncoder encoder, SpecialRules? rules) : ITokenCounts<byte>
{
    public int FindBeginning(ReadOnlySpan<byte> text, int maxTokens) => windows.FindBeginning(text, rules, maxTokens, out _);

    public int FindEnding(ReadOnlySpan<byte> text, int maxTokens) => windows.FindEnding(text, rules, maxTokens, out _);

    public long Count(ReadOnlySpan<byte> text, int maxTokens)
    {
        var sink = new LimitedCountSink(maxTokens + 1L);
        encoder.Encode(text, rules, ref sink);
        return sink.Count;
    }

    public bool HasTokenAcross(ReadOnlySpan<byte> text, int position) => rules is not null && rules.AreFoundAcross(text, position);
}
