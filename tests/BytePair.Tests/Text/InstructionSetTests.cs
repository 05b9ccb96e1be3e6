using BytePair.Text;

namespace BytePair.Tests.Text;

/// <summary>The environment can force a lower rung of the ladder, never one that the machine lacks.</summary>
public sealed class InstructionSetTests
{
    [Theory]
    [InlineData(null, "Vector256", "Vector256")]
    [InlineData("Scalar", "Vector512", "Scalar")]
    [InlineData("vector128", "Vector512", "Vector128")]
    [InlineData("Vector512", "Vector128", "Vector128")]
    [InlineData("17", "Vector256", "Vector256")]
    [InlineData("-1", "Vector256", "Vector256")]
    [InlineData("fastest", "Vector256", "Vector256")]
    public void What_is_forced_is_used_if_the_machine_has_it(string? forced, string widest, string expected) =>
        Assert.Equal(Enum.Parse<InstructionSet>(expected), InstructionSets.Choose(forced, (InstructionSet)Math.Min((int)InstructionSet.Vector256, (int)Enum.Parse<InstructionSet>(widest)), () => Enum.Parse<InstructionSet>(widest)));

    [Fact]
    public void What_is_in_use_is_available() => Assert.Contains(InstructionSets.InUse, InstructionSets.Available);
}
