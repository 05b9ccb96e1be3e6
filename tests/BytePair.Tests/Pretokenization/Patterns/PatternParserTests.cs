using BytePair.Pretokenization.Patterns;
using BytePair.Tests.Reference;

namespace BytePair.Tests.Pretokenization.Patterns;

/// <summary>What the parser takes means what it should; what it doesn't take, it refuses with the place.</summary>
public sealed class PatternParserTests
{
    [Theory]
    [InlineData(@"[\p{Lu}\p{Lt}&&[^A-Y]]", "AYZǅa", "Zǅ")]
    [InlineData(@"\p{Han}", "一々〇ひ한⼀", "一々〇⼀")]
    [InlineData(@"\p{Script=Hiragana}", "一ひヒ", "ひ")]
    [InlineData(@"\p{sc=Hira}", "一ひヒ", "ひ")]
    [InlineData(@"[^\S\n]", " \n\tx", " \t")]
    [InlineData(@"\p{^L}", "a1", "1")]
    [InlineData(@"\PL", "a1", "1")]
    [InlineData(@"\p{Uppercase_Letter}", "aA", "A")]
    [InlineData(@"[\]\-a]", "]-ab", "]-a")]
    [InlineData("[]a]", "]ab", "]a")]
    [InlineData("[a-]", "a-b", "a-")]
    [InlineData("(?i:k)", "kK\u212Ax", "kK\u212A")]
    [InlineData("(?i)[r-t]", "rSſtu", "rSſt")]
    [InlineData(@"\x{1F600}", "😀a", "😀")]
    [InlineData(@"\x41", "AB", "A")]
    [InlineData(@"\w", "aé1_-", "aé1_")]
    [InlineData(@"\d", "1٣½a", "1٣")]
    [InlineData(@"[\p{P}$+<=>^`|~]", "!$§a€", "!$§")]
    [InlineData("[^(\\s|[.,!])]", "( |.,!)ab", "ab")]
    [InlineData(".", "a\nb", "ab")]
    [InlineData(@"\{|\}", "{a}", "{}")]
    public void A_set_holds_what_it_names(string pattern, string candidates, string members) => Assert.Equal(
        members, string.Concat(candidates.EnumerateRunes().Where(rune => NaivePattern.EndOfMatch(PatternParser.Parse(pattern, PatternDialect.HuggingFace), [rune.Value], 0) == 1)));

    [Theory]
    [InlineData("$", "a\n", 1, 0)]
    [InlineData(@"\Z", "\n", 0, 0)]
    [InlineData("a{2}b", "aab", 0, 3)]
    [InlineData("a{,2}", "aaa", 0, 2)]
    [InlineData("a{x", "a{x", 0, 3)]
    [InlineData("(?<name>a)(?#note)b", "ab", 0, 2)]
    [InlineData("(?:a|ab)c", "abc", 0, 3)]
    [InlineData("(?:(?i)a|b)B", "AB", 0, 2)]
    public void Constructs_mean_what_they_should(string pattern, string text, int at, int length)
    {
        int[] codePoints = [.. text.Select(c => (int)c)];
        Assert.Equal(pattern is "$" ? -1 : at + length, NaivePattern.EndOfMatch(PatternParser.Parse(pattern, PatternDialect.Tiktoken), codePoints, at));
        Assert.Equal(at + length, NaivePattern.EndOfMatch(PatternParser.Parse(pattern, PatternDialect.HuggingFace), codePoints, at));
    }

    /// <summary>Only tiktoken's regular expressions have possessive intervals.</summary>
    [Theory]
    [InlineData(PatternDialect.Tiktoken, 3)]
    [InlineData(PatternDialect.HuggingFace, 7)]
    internal void The_plus_behind_an_interval_differs(PatternDialect dialect, int length) =>
        Assert.Equal(length, NaivePattern.EndOfMatch(PatternParser.Parse("1{1,3}+", dialect), [.. "1111111".Select(c => (int)c)], 0));

    [Theory]
    [InlineData("a(b", 1, "closed")]
    [InlineData("a)b", 1, "closes")]
    [InlineData("[a", 0, "closed")]
    [InlineData("a|*", 2, "repeat")]
    [InlineData("(?<=a)b", 0, "lookbehind")]
    [InlineData("(?<!a)b", 0, "lookbehind")]
    [InlineData("^a", 0, "before a match")]
    [InlineData(@"\Aa", 0, "\\A")]
    [InlineData(@"\1", 0, "\\1")]
    [InlineData(@"\p{Klingon}", 0, "Klingon")]
    [InlineData(@"\p{L", 0, "closed")]
    [InlineData("[z-a]", 1, "range")]
    [InlineData("a{3,2}", 1, "least")]
    [InlineData("a{99999999999}", 2, "large")]
    [InlineData("(?i:é)", 4, "ASCII")]
    [InlineData(@"(?i:\p{Lu})", 4, "case")]
    [InlineData("(?x:a)", 0, "(?x")]
    [InlineData(@"\x{110000}", 0, "code point")]
    [InlineData(@"\", 0, "backslash")]
    public void What_is_not_supported_is_refused_with_its_place(string pattern, int position, string reason)
    {
        ArgumentException failure = Assert.Throws<ArgumentException>(() => PatternParser.Parse(pattern, PatternDialect.Tiktoken));
        Assert.Contains($"at character {position},", failure.Message, StringComparison.Ordinal);
        Assert.Contains(reason, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Hostile_patterns_are_refused()
    {
        Assert.Throws<ArgumentException>(() => PatternGrammars.OfTiktoken(new string('(', 100_000)));
        Assert.Throws<ArgumentException>(() => PatternGrammars.OfTiktoken(new string('[', 10_000)));
        Assert.Throws<ArgumentException>(() => PatternGrammars.OfTiktoken(new string('a', 100_000)));
        Assert.Throws<ArgumentException>(() => PatternGrammars.OfTiktoken("((a{1000}){1000}){1000}"));
        Assert.Throws<ArgumentException>(() => PatternGrammars.OfTiktoken(@"\ba"));
        Assert.NotNull(PatternGrammars.OfTiktoken("(?:(?:(?:){2000000000}){2000000000}){2000000000}a"));
    }

    /// <summary>DeepSeek V3's steps, Falcon's, SuperBPE's; and one that isn't so.</summary>
    [Fact]
    public void Behind_any_piece_of_published_steps_text_can_be_gone_on_with()
    {
        const string DeepSeek = "[!\"#$%&'()*+,\\-./:;<=>?@\\[\\\\\\]^_`{|}~][A-Za-z]+|[^\r\n\\p{L}\\p{P}\\p{S}]?[\\p{L}\\p{M}]+| ?[\\p{P}\\p{S}]+[\r\n]*|\\s*[\r\n]+|\\s+(?!\\S)|\\s+";
        Assert.True(PatternGrammars.Create(Isolated(@"\p{N}{1,3}"), Isolated("[一-龥぀-ゟ゠-ヿ]+"), Isolated(DeepSeek)).CanBeginAnywhere);
        Assert.True(PatternGrammars.Create(SplitStep.OfPunctuation(SplitBehavior.Contiguous), SplitStep.OfByteLevel(), Isolated("[0-9][0-9][0-9]")).CanBeginAnywhere);
        Assert.True(PatternGrammars.Create(Isolated(@"\p{N}+"), Isolated(@"(?=(\d{3})+(?!\d))")).CanBeginAnywhere);
        Assert.True(PatternGrammars.Create(Isolated(@"[^\n]+|[\n]+"), Isolated(ModelPatterns.Qwen2)).CanBeginAnywhere);
        Assert.False(PatternGrammars.Create(Isolated(@"\p{N}{1,3}"), Isolated("1")).CanBeginAnywhere);
    }

    private static SplitStep Isolated(string pattern) => SplitStep.OfRegex(pattern, SplitBehavior.Isolated, isInverted: false);

    [Fact]
    public void Steps_that_lose_text_are_refused()
    {
        Assert.Throws<ArgumentException>(() => PatternGrammars.Create(SplitStep.OfRegex(@"\s", SplitBehavior.Removed, isInverted: false)));
        Assert.Throws<ArgumentException>(() => PatternGrammars.Create(SplitStep.OfRegex(@"\p{L}+|\p{N}", SplitBehavior.Removed, isInverted: true)));
        Assert.NotNull(PatternGrammars.Create(SplitStep.OfRegex(ModelPatterns.O200k, SplitBehavior.Removed, isInverted: true)).Rules);
    }
}
