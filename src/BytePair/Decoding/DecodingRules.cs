namespace BytePair.Decoding;

/// <summary>What a caller chose for one decoding.</summary>
internal readonly struct DecodingRules
{
    /// <exception cref="ArgumentOutOfRangeException">A value isn't one of its enumeration.</exception>
    public DecodingRules(SpecialTokenDecoding specialTokens, InvalidUtf8Handling invalidUtf8 = InvalidUtf8Handling.Replace)
    {
        if (specialTokens is not (SpecialTokenDecoding.AsText or SpecialTokenDecoding.Skip))
        {
            throw ThrowHelper.UndefinedValue(specialTokens, nameof(specialTokens));
        }

        if (invalidUtf8 is not (InvalidUtf8Handling.Replace or InvalidUtf8Handling.Throw))
        {
            throw ThrowHelper.UndefinedValue(invalidUtf8, nameof(invalidUtf8));
        }

        SkipsSpecialTokens = specialTokens == SpecialTokenDecoding.Skip;
        ReplacesInvalidUtf8 = invalidUtf8 == InvalidUtf8Handling.Replace;
    }

    /// <summary>All ids give text, and U+FFFD stands for what is no UTF-8.</summary>
    public static DecodingRules Default { get; } = new(SpecialTokenDecoding.AsText);

    public bool SkipsSpecialTokens { get; }

    public bool ReplacesInvalidUtf8 { get; }
}
