namespace BytePair.Pretokenization.Patterns;

/// <summary>A step of a match; <see cref="PatternCode"/> says what its numbers mean.</summary>
internal readonly struct PatternInstruction(PatternCode code, int a, int b, int first = PatternInstruction.Anything)
{
    /// <summary>What may come first can't be told.</summary>
    public const int Anything = -1;

    public PatternCode Code { get; } = code;

    public int A { get; } = a;

    public int B { get; } = b;

    /// <summary>Of <see cref="PatternCode.Try"/>, the set of which a character has to follow for the way through <see cref="A"/> to be worth trying.</summary>
    public int First { get; } = first;
}
