using BytePair.Pretokenization;
using BytePair.Pretokenization.Patterns;
using BytePair.Tests.Reference;

namespace BytePair.Tests.Pretokenization;

/// <summary>The generated table says of every code point what the ranges file says.</summary>
public sealed class CharacterClassTests
{
    [Fact]
    public void Every_code_point_has_its_class()
    {
        for (int codePoint = 0; codePoint <= 0x10FFFF; codePoint++)
        {
            CharacterClass other = Named.Contains(codePoint) ? CharacterClass.None : CharacterClass.Other;
            Assert.Equal(ClassOf(UnicodeClasses.Of(codePoint), other), CharacterClasses.Of((uint)codePoint));
        }
    }

    [Fact]
    public void What_is_no_code_point_is_none_of_all() => Assert.Equal(CharacterClass.Other, CharacterClasses.Of(uint.MaxValue));

    [Theory]
    [InlineData('!', CharacterClass.None)]
    [InlineData('+', CharacterClass.None)]
    [InlineData('\u30FB', CharacterClass.None)]
    [InlineData('\u0001', CharacterClass.Other)]
    [InlineData('\u200D', CharacterClass.Other)]
    [InlineData('\u0378', CharacterClass.Other)]
    [InlineData('\uE000', CharacterClass.Other)]
    [InlineData('\uD800', CharacterClass.Other)]
    internal void Punctuation_is_told_from_what_is_nothing(char character, CharacterClass expected) => Assert.Equal(expected, CharacterClasses.Of(character));

    /// <summary>Punctuation and symbols.</summary>
    private static CharSet Named { get; } = UnicodeProperties.Find("P")!.Union(UnicodeProperties.Find("S")!);

    private static CharacterClass ClassOf(CharacterCategory category, CharacterClass other) => category switch
    {
        CharacterCategory.Lu or CharacterCategory.Lt => CharacterClass.Letter | CharacterClass.Head,
        CharacterCategory.Ll => CharacterClass.Letter | CharacterClass.Tail,
        CharacterCategory.Lm or CharacterCategory.Lo => CharacterClass.Letter | CharacterClass.Head | CharacterClass.Tail,
        CharacterCategory.Mn or CharacterCategory.Mc or CharacterCategory.Me => CharacterClass.Mark | CharacterClass.Head | CharacterClass.Tail,
        CharacterCategory.Nd or CharacterCategory.Nl or CharacterCategory.No => CharacterClass.Number,
        CharacterCategory.WS => CharacterClass.Space,
        _ => other,
    };
}
