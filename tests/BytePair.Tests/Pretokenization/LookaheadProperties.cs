using BytePair.Pretokenization;
using BytePair.Tests.Pretokenization.Patterns;
using BytePair.Tests.Properties;
using BytePair.Tests.Reference;
using BytePair.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace BytePair.Tests.Pretokenization;

/// <summary>What is decided stays so, whatever follows; and enough is decided for blocks to make progress.</summary>
public sealed class LookaheadProperties
{
    [Theory, EachGrammar]
    public void Decided_pieces_are_those_of_any_text_that_begins_so(string grammar)
    {
        Alternative oracle = ModelPatterns.OracleOf(grammar);
        var cases = (from known in HostileText.Bytes.Generator
                     from unknown in HostileText.Bytes.Generator.Resize(20)
                     select (known, unknown)).ToArbitrary();
        Invariant.Holds(cases, of =>
        {
            int decided = Lookahead.DecidedLength(of.known.Value);
            int[] alone = ReferencePieces.Ends(oracle, of.known.Value);
            int[] whole = ReferencePieces.Ends(oracle, [.. of.known.Value, .. of.unknown.Value]);
            Assert.Equal(alone.Where(end => end <= decided), whole.Where(end => end <= decided));
        });
    }

    /// <summary>Few kinds of characters in any order: what a word may be made of, and what it ends with.</summary>
    [Theory, EachGrammar]
    public void Decided_pieces_of_endless_words_too(string grammar)
    {
        Alternative oracle = ModelPatterns.OracleOf(grammar);
        Gen<string> word = Gen.Frequency((5, Gen.Elements("a", "A", "文", "\u0301")), (1, Gen.Elements("'s", "'", "'lL", " ", "\n", "1", "!", "s", "l", "ſ")))
            .ArrayOf().Select(string.Concat);
        var cases = (from known in word.Resize(40)
                     from unknown in word.Resize(10)
                     select (known, unknown)).ToArbitrary();
        Invariant.Holds(cases, of =>
        {
            byte[] text = EveryShape.Utf8(of.known);
            int decided = Lookahead.DecidedLength(text);
            int[] alone = ReferencePieces.Ends(oracle, text);
            int[] whole = ReferencePieces.Ends(oracle, EveryShape.Utf8(of.known + of.unknown));
            Assert.Equal(alone.Where(end => end <= decided), whole.Where(end => end <= decided));
        }, cases: 3000);
    }

    [Theory]
    [InlineData("O200k", "Ab")]
    [InlineData("O200k", "b文C")]
    [InlineData("Cl100k", "a\u0301")]
    [InlineData("Gpt2", "a\u0301")]
    public void In_an_endless_word_of_short_pieces_all_but_the_last_few_are_decided(string grammar, string part)
    {
        byte[] text = EveryShape.Utf8(string.Concat(Enumerable.Repeat(part, 1000)));
        int decided = Lookahead.DecidedLength(text);
        Assert.InRange(decided, text.Length - 20, text.Length);
        Assert.Contains(ReferencePieces.Ends(ModelPatterns.OracleOf(grammar), text), end => end <= decided && end > decided - 8);
    }

    [Theory]
    [InlineData("it's 12, ok and so on", 9)]
    [InlineData("12345678901234567890", 9)]
    [InlineData("!\n!\n!\n!\n!\n!\n!\n!\n!\n!\n", 9)]
    [InlineData("a'a'a'a'a'a'a'a'a'a'a'a'a'a'a'a'", 16)]
    public void All_but_the_last_few_bytes_are_decided(string text, int atLeast) =>
        Assert.InRange(Lookahead.DecidedLength(System.Text.Encoding.UTF8.GetBytes(text)), atLeast, text.Length);
}
