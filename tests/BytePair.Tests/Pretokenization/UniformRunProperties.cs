using System.Text;
using BytePair.Pretokenization;
using BytePair.Tests.Pretokenization.Patterns;
using BytePair.Tests.Properties;
using BytePair.Tests.Reference;
using BytePair.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace BytePair.Tests.Pretokenization;

/// <summary>Leaving out the middle of an endless piece moves no cut, whatever follows.</summary>
public sealed class UniformRunProperties
{
    private static readonly string[] Beginnings = ["", " ", "\t", "\n", "\r\n", "'", "'s", "(", "!!", "1", "a", "A", "文", "ǅ", "\u0301", "e\u0301", "/", "  "];

    private static readonly string[] RunOf = ["a", "A", "z文", "文", "ß", "ǅ", "\u0301", "!", "/", "'", "=-", "😀", "1", "٣", " ", "\t", "\n", "\r\n", "\u3000"];

    private static readonly string[] Whole = ["a", " ", "\n", "=", "文", "!"];

    [Theory, EachGrammar]
    public void The_piece_ends_where_it_would_have(string grammar)
    {
        Alternative oracle = ModelPatterns.OracleOf(grammar);
        var cases = (from beginning in Gen.Elements(Beginnings)
                     from run in Gen.Elements(RunOf)
                     from times in Gen.Choose(60, 90)
                     from unknown in HostileText.Bytes.Generator.Resize(20)
                     select (known: beginning + string.Concat(Enumerable.Repeat(run, times)), unknown)).ToArbitrary();
        Invariant.Holds(cases, of =>
        {
            byte[] known = Encoding.UTF8.GetBytes(of.known);
            int firstEnd = ReferencePieces.Ends(oracle, known)[0];
            if (!UniformRun.TryFind(ModelPatterns.RulesOf(grammar), known, firstEnd, out int from, out int to))
            {
                return;
            }

            int[] whole = ReferencePieces.Ends(oracle, [.. known, .. of.unknown.Value]);
            int[] without = ReferencePieces.Ends(oracle, [.. known[..from], .. known[to..], .. of.unknown.Value]);
            Assert.Equal(whole, without.Select(end => end + to - from));
        });
    }

    /// <summary>Else the property above would hold by never finding anything.</summary>
    [Theory, EachGrammar]
    public void A_run_of_one_kind_is_found(string grammar) => Assert.All(Whole, character =>
    {
        byte[] text = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(character, 100)));
        Assert.True(UniformRun.TryFind(ModelPatterns.RulesOf(grammar), text, text.Length, out int from, out int to));
        Assert.InRange(to - from, text.Length - 48, text.Length);
    });
}
