using BytePair.Pretokenization;
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
            Assert.Equal(ClassOf(UnicodeClasses.Of(codePoint)), CharacterClasses.Of((uint)codePoint));
        }
    }

    [Fact]
    public void What_is_no_code_point_has_none() => Assert.Equal(CharacterClass.None, CharacterClasses.Of(uint.MaxValue));

    private static CharacterClass ClassOf(CharacterCategory category) => category switch
    {
        CharacterCategory.Lu or CharacterCategory.Lt => CharacterClass.Letter | CharacterClass.Head,
        CharacterCategory.Ll => CharacterClass.Letter | CharacterClass.Tail,
        CharacterCategory.Lm or CharacterCategory.Lo => CharacterClass.Letter | CharacterClass.Head | CharacterClass.Tail,
        CharacterCategory.Mn or CharacterCategory.Mc or CharacterCategory.Me => CharacterClass.Mark | CharacterClass.Head | CharacterClass.Tail,
        CharacterCategory.Nd or CharacterCategory.Nl or CharacterCategory.No => CharacterClass.Number,
        CharacterCategory.WS => CharacterClass.Space,
        _ => CharacterClass.None,
    };
}
