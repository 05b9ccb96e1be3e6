using BytePair.Pretokenization.Patterns;
using BytePair.Tests.Properties;
using FsCheck;
using FsCheck.Fluent;

namespace BytePair.Tests.Pretokenization.Patterns;

/// <summary>Small patterns of everything that is supported, and small texts of what they are about.</summary>
internal static class PatternText
{
    private static Gen<string> Set { get; } = Gen.Elements(
        "a", "b", "[ab]", "[^a]", "[a-c&&[^b]]", @"\s", @"\S", ".", @"\p{L}", @"[^\s\p{L}]", @"\p{Han}", @"[\r\n]", "(?i:s)", @"\u0061", @"[[:alpha:]]", "文");

    private static Gen<string> Quantifier { get; } = Gen.Elements("", "", "", "?", "*", "+", "??", "*?", "+?", "?+", "*+", "++", "{2}", "{1,2}", "{0,2}?", "{2,}", "{1,3}+");

    private static Gen<string> Group { get; } = Gen.Elements("(?:", "(", "(?>", "(?=", "(?!", "(?i:");

    /// <summary>Of up to three levels, without those that are refused for what their repetitions come to, one in many thousands.</summary>
    public static Gen<string> Pattern { get; } = Choice(3).Where(IsSmallEnough);

    public static Gen<byte[]> Bytes { get; } =
        from parts in Gen.Elements<byte[]>("a"u8.ToArray(), "a"u8.ToArray(), "b"u8.ToArray(), "c"u8.ToArray(), " "u8.ToArray(), "\n"u8.ToArray(), "S"u8.ToArray(), "ſ"u8.ToArray(), "é"u8.ToArray(), "文"u8.ToArray(), "😀"u8.ToArray(), [0xFF], [0xE6, 0x96]).ArrayOf().Resize(9)
        select parts.SelectMany(part => part).ToArray();

    /// <summary>A pattern and a text.</summary>
    public static Arbitrary<(string Pattern, HostileBytes Text)> Any { get; } =
        (from pattern in Pattern from text in Bytes select (pattern, new HostileBytes(text))).ToArbitrary();

    /// <summary>What an engine runs of a pattern.</summary>
    public static PatternProgram ProgramOf(string pattern)
    {
        SplitStep step = SplitStep.OfTiktoken(pattern);
        return new PatternProgram(step.Text, step.Pattern, step.Dialect);
    }

    private static bool IsSmallEnough(string pattern)
    {
        try
        {
            _ = ProgramOf(pattern);
            return true;
        }
        catch (ArgumentException refusal) when (refusal.Message.Contains("is too large", StringComparison.Ordinal))
        {
            return false;
        }
    }

    private static Gen<string> Choice(int depth) =>
        from count in Gen.Frequency((3, Gen.Constant(1)), (1, Gen.Constant(2)), (1, Gen.Constant(3)))
        from alternatives in Sequence(depth).ListOf(count)
        select string.Join("|", alternatives);

    private static Gen<string> Sequence(int depth) =>
        from count in Gen.Choose(1, 3)
        from items in Item(depth).ListOf(count)
        select string.Concat(items);

    private static Gen<string> Item(int depth) => depth == 0 ? Quantified(Set) : Gen.Frequency(
        (5, Quantified(Set)),
        (2, from open in Group
            from inner in Choice(depth - 1)
            from quantifier in Quantifier
            select open + inner + ")" + (open is "(?=" or "(?!" ? string.Empty : quantifier)),
        (1, Gen.Elements("$", @"\z")));

    private static Gen<string> Quantified(Gen<string> item) => from of in item from quantifier in Quantifier select of + quantifier;
}
