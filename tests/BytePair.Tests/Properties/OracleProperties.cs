using BytePair.Tests.Reference;
using BytePair.Tests.Support;

namespace BytePair.Tests.Properties;

/// <summary>The oracles themselves: the hand-written grammars cut where the published pattern's own words say.</summary>
public sealed class OracleProperties
{
    [Theory, EachEncoding]
    public void The_hand_written_oracle_cuts_where_the_pattern_does(string encoding)
    {
        EncodingRecord record = EncodingRecord.All[encoding];
        Alternative grammar = ReferenceEncoding.GrammarOf(record);
        PatternInterpreter pattern = new(record.Pattern);
        Invariant.Holds(HostileText.Bytes, bytes =>
        {
            int[] text = new CodePoints(bytes.Value).Values;
            int end;
            for (int start = 0; start < text.Length; start = end)
            {
                end = grammar(text, start);
                Assert.Equal(pattern.EndOfPiece(text, start), end);
            }
        });
    }
}
