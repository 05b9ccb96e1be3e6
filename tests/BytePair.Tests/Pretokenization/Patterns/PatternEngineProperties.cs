using BytePair.Pretokenization;
using BytePair.Pretokenization.Patterns;
using BytePair.Tests.Properties;
using BytePair.Tests.Reference;
using BytePair.Text;
using FsCheck;
using FsCheck.Fluent;

namespace BytePair.Tests.Pretokenization.Patterns;

/// <summary>The engine matches as the most plain matcher does, whatever the pattern; and knows what more text could change.</summary>
public sealed class PatternEngineProperties
{
    [Fact]
    public void Matches_end_where_they_should() => Invariant.Holds(PatternText.Any, of =>
    {
        SplitStep step = SplitStep.OfTiktoken(of.Pattern);
        PatternMatcher matcher = new(new PatternProgram(step.Text, step.Pattern, step.Dialect));
        CodePoints text = new(of.Text.Value);
        for (int at = 0; at <= text.Values.Length; at++)
        {
            int expected = NaivePattern.EndOfMatch(step.Pattern, text.Values, at);
            matcher.Begin(text.ByteOffsets[at]);
            Assert.Equal(expected < 0 ? PatternMatcher.None : text.ByteOffsets[expected], matcher.Match(of.Text.Value, text.ByteOffsets[at]));
        }
    }, cases: 700);

    /// <summary>Loops within loops on a text that never ends them: what is remembered gives the answer that trying all ways would.</summary>
    [Theory]
    [InlineData("(a*)*b", "a", "", -1)]
    [InlineData("(a*)*b", "a", "b", 4001)]
    [InlineData("(?:a|a)*+b", "a", "", -1)]
    [InlineData("(?:a|aa)*(?!a)c", "a", "c", 4001)]
    [InlineData("(?:(?:a|b)*?c?)*d", "ab", "", -1)]
    [InlineData("(?:a(?=a|b)|a)*b", "a", "b", 4001)]
    [InlineData("(?>a+|b)*c", "ab", "c", 8001)]
    public void Many_ways_to_the_same_place_are_walked_once(string pattern, string unit, string end, int expected)
    {
        PatternMatcher matcher = new(PatternText.ProgramOf(pattern));
        matcher.Begin(0);
        Assert.Equal(expected, matcher.Match(System.Text.Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(unit, 4000)) + end), 0));
    }

    [Fact]
    public void So_many_loops_may_have_empty_rounds_and_no_more()
    {
        static string Loops(int count) => string.Concat(Enumerable.Repeat("(?:a?)*", count));
        Assert.Equal(PatternProgram.MaxLoops, PatternText.ProgramOf(Loops(PatternProgram.MaxLoops)).LoopCount);
        ArgumentException refusal = Assert.Throws<ArgumentException>(() => PatternText.ProgramOf(Loops(PatternProgram.MaxLoops + 1)));
        Assert.Contains("is too large", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Matches_that_each_look_far_ahead_of_a_short_piece_end_in_an_exception()
    {
        Pretokenizer pretokenizer = PatternGrammars.OfTiktoken("a*b|a").CreatePretokenizer(InstructionSet.Scalar);
        byte[] text = [.. Enumerable.Repeat((byte)'a', 1 << 20)];
        InvalidOperationException failure = Assert.Throws<InvalidOperationException>(() => PieceEnds.Of(pretokenizer, text));
        Assert.Contains("steps", failure.Message, StringComparison.Ordinal);
        Assert.Equal(100, PieceEnds.Of(pretokenizer, text[..100]).Length);
    }

    [Fact]
    public void Steps_cut_as_their_definition_says()
    {
        string[] patterns = ["a+", "a", "[ab]+", @"\s?[ab]+", @"\p{N}", @"\s", "ab|a", "a(?=b)", "(?=b)", @"\S+|\s", "b+?", "a$"];
        Gen<SplitStep> steps = from pattern in Gen.Elements(patterns)
                               from behavior in Gen.Elements(SplitBehavior.Isolated, SplitBehavior.MergedWithPrevious, SplitBehavior.MergedWithNext, SplitBehavior.Contiguous)
                               from isInverted in Gen.Elements(true, false)
                               select SplitStep.OfRegex(pattern, pattern == "(?=b)" ? SplitBehavior.Isolated : behavior, isInverted);
        var cases = (from count in Gen.Choose(1, 3) from all in steps.ListOf(count) from text in PatternText.Bytes select (all, new HostileBytes(text))).ToArbitrary();
        Invariant.Holds(cases, of =>
        {
            Grammar grammar = new PatternGrammar([.. of.all]);
            CodePoints text = new(of.Item2.Value);
            int[] expected = [.. NaiveSplit.Ends(of.all, text.Values).Select(end => text.ByteOffsets[end])];
            int[] actual = PieceEnds.Of(grammar.CreatePretokenizer(InstructionSet.Scalar), of.Item2.Value);
            string description = string.Join(" ; ", of.all.Select(step => $"{step.Text} {step.Behavior} {step.IsInverted}"));
            Assert.Equal($"{description}: {string.Join(',', expected)}", $"{description}: {string.Join(',', actual)}");
            if (grammar.CanBeginAnywhere)
            {
                Assert.All(expected, start => Assert.Equal(
                    expected.Where(end => end > start), PieceEnds.Of(grammar.CreatePretokenizer(InstructionSet.Scalar), of.Item2.Value[start..]).Select(end => end + start)));
            }
        }, cases: 1500);
    }

    [Fact]
    public void What_is_decided_stays_whatever_follows()
    {
        var cases = (from pattern in PatternText.Pattern from text in PatternText.Bytes from more in PatternText.Bytes select (pattern, new HostileBytes(text), new HostileBytes(more))).ToArbitrary();
        Invariant.Holds(cases, of =>
        {
            Pretokenizer pretokenizer = new PatternGrammar([SplitStep.OfTiktoken(of.pattern)]).CreatePretokenizer(InstructionSet.Scalar);
            int decided = pretokenizer.DecidedLength(of.Item2.Value);
            int[] alone = PieceEnds.Of(pretokenizer, of.Item2.Value);
            int[] whole = PieceEnds.Of(pretokenizer, [.. of.Item2.Value, .. of.Item3.Value]);
            Assert.Equal(alone.Where(end => end <= decided), whole.Where(end => end <= decided));
        }, cases: 1000);
    }

    /// <summary>Else the property above would hold by never deciding anything.</summary>
    [Fact]
    public void All_but_the_last_pieces_are_decided() => Assert.Equal(
        "see it's 12, ok"u8.Length,
        new PatternGrammar([SplitStep.OfTiktoken(ModelPatterns.O200k)]).CreatePretokenizer(InstructionSet.Scalar).DecidedLength("see it's 12, ok and"u8[..17]));

    /// <summary>More pieces within one of the first step than a call has room for.</summary>
    [Fact]
    public void A_piece_of_the_first_step_may_have_any_number_of_pieces()
    {
        Grammar grammar = PatternGrammars.Create(
            SplitStep.OfRegex(@"\p{N}{1,3}|x(?:ab)+", SplitBehavior.Isolated, isInverted: false), SplitStep.OfRegex("b", SplitBehavior.MergedWithPrevious, isInverted: false));
        Assert.False(grammar.CanBeginAnywhere);
        byte[] text = System.Text.Encoding.UTF8.GetBytes("x" + string.Concat(Enumerable.Repeat("ab", 500)));
        Assert.Equal([3, .. Enumerable.Range(0, 499).Select(i => 5 + (2 * i))], PieceEnds.Of(grammar.CreatePretokenizer(InstructionSet.Scalar), text));
    }
}
