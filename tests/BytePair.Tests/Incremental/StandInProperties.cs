using BytePair.Incremental;
using BytePair.Pretokenization;
using BytePair.Tests.Pretokenization.Patterns;
using BytePair.Tests.Properties;
using BytePair.Tests.Reference;
using BytePair.Tests.Support;
using BytePair.Text;
using FsCheck;
using FsCheck.Fluent;

namespace BytePair.Tests.Incremental;

/// <summary>A stand-in is cut where the text is, whatever follows; and what is said to be decided is.</summary>
public sealed class StandInProperties
{
    [Theory, EachGrammar]
    public void It_is_cut_as_the_text_is_whatever_follows(string grammar)
    {
        Alternative oracle = ModelPatterns.OracleOf(grammar);
        Invariant.Holds(Continued(), of =>
        {
            byte[] text = of.Known.Value;
            byte[] standIn = [.. text];
            int[] positions = [.. Enumerable.Range(0, text.Length)];
            int length = text.Length == 0 ? 0 : StandIn.Shorten(ModelPatterns.RulesOf(grammar), standIn, positions);
            int[] expected = ReferencePieces.Ends(oracle, [.. text, .. of.More.Value]);
            int[] ends = ReferencePieces.Ends(oracle, [.. standIn[..length], .. of.More.Value]);
            Assert.Equal(expected, ends.Select(end => end < length ? positions[end] : end - length + text.Length));
        });
    }

    [Theory, EachGrammar]
    public void What_is_decided_stays_whatever_follows(string grammar)
    {
        Alternative oracle = ModelPatterns.OracleOf(grammar);
        Invariant.Holds(Continued(), of =>
        {
            byte[] text = of.Known.Value;
            int known = Utf8.KnownLength(text);
            int[] whole = ReferencePieces.Ends(oracle, [.. text, .. of.More.Value]);
            int start = 0;
            foreach (int end in ReferencePieces.Ends(oracle, text))
            {
                if (!DecidedPieces.IsDecided(ModelPatterns.RulesOf(grammar), text, known, start, end))
                {
                    break;
                }

                Assert.Contains(end, whole);
                start = end;
            }
        });
    }

    private static Arbitrary<(HostileBytes Known, HostileBytes More)> Continued() =>
        (from known in Gen.Frequency((3, EndlessText.Bytes.Generator), (1, HostileText.Bytes.Generator))
         from more in Gen.Frequency((2, HostileText.Bytes.Generator.Resize(12)), (1, EndlessText.Bytes.Generator))
         select (known, more)).ToArbitrary();
}
