namespace BytePair.Pretokenization;

/// <summary>One piece after the other by its grammar: the ground truth, and the path of machines without vectors.</summary>
internal sealed class ScalarPretokenizer<TGrammar> : Pretokenizer
    where TGrammar : struct, IGrammar
{
    public override int FindEnds(ReadOnlySpan<byte> text, int start, Span<int> ends)
    {
        int count = 0;
        while (count < ends.Length && start < text.Length)
        {
            start = default(TGrammar).PieceEnd(text, start);
            ends[count++] = start;
        }

        return count;
    }
}
