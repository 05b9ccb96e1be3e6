namespace BytePair.Pretokenization.Patterns;

/// <summary>A step of a match; <see cref="PatternCode"/> says what its numbers mean.</summary>
internal readonly struct PatternInstruction(PatternCode code, int a, int b)
{
    public PatternCode Code { get; } = code;

    public int A { get; } = a;

    public int B { get; } = b;
}
