using BytePair.Pretokenization;
using BytePair.Tests.Properties;
using BytePair.Tests.Reference;
using BytePair.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace BytePair.Tests.Pretokenization;

/// <summary>What is decided stays so, whatever follows; and enough is decided for blocks to make progress.</summary>
public sealed class LookaheadProperties
{
    [Theory, EachEncoding]
    public void Decided_pieces_are_those_of_any_text_that_begins_so(string encoding)
    {
        Alternative grammar = ReferenceEncoding.GrammarOf(EncodingRecord.All[encoding]);
        var cases = (from known in HostileText.Bytes.Generator
                     from unknown in HostileText.Bytes.Generator.Resize(20)
                     select (known, unknown)).ToArbitrary();
        Invariant.Holds(cases, of =>
        {
            int decided = Lookahead.DecidedLength(of.known.Value);
            int[] alone = ReferencePieces.Ends(grammar, of.known.Value);
            int[] whole = ReferencePieces.Ends(grammar, [.. of.known.Value, .. of.unknown.Value]);
            Assert.Equal(alone.Where(end => end <= decided), whole.Where(end => end <= decided));
        });
    }

    [Theory]
    [InlineData("it's 12, ok and so on", 9)]
    [InlineData("12345678901234567890", 9)]
    [InlineData("!\n!\n!\n!\n!\n!\n!\n!\n!\n!\n", 9)]
    [InlineData("a'a'a'a'a'a'a'a'a'a'a'a'a'a'a'a'", 16)]
    public void All_but_the_last_few_bytes_are_decided(string text, int atLeast) =>
        Assert.InRange(Lookahead.DecidedLength(System.Text.Encoding.UTF8.GetBytes(text)), atLeast, text.Length);
}
