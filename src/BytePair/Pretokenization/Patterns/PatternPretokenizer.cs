using BytePair.Text;

namespace BytePair.Pretokenization.Patterns;

/// <summary>Cuts texts by patterns that were given at run time.</summary>
internal sealed class PatternPretokenizer(PatternGrammar grammar) : Pretokenizer
{
    public override int FindEnds(ReadOnlySpan<byte> text, int start, Span<int> ends)
    {
        PatternCutter cutter = grammar.Rent();
        int count = cutter.FindEnds(text, start, ends);
        grammar.Return(cutter);
        return count;
    }

    /// <remarks>Cuts the text, as far as it is decided: nothing else is known of a pattern.</remarks>
    public override int DecidedLength(ReadOnlySpan<byte> text)
    {
        if (!grammar.CanBeginAnywhere)
        {
            return 0;
        }

        PatternCutter cutter = grammar.Rent();
        int decided = cutter.DecidedLength(text.Slice(0, Utf8.KnownLength(text)));
        grammar.Return(cutter);
        return decided;
    }
}
