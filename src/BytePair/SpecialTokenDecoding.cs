namespace BytePair;

/// <summary>What the ids of special tokens decode to.</summary>
public enum SpecialTokenDecoding
{
    /// <summary>A special token gives its text, e.g. <c>&lt;|endoftext|&gt;</c>. The default.</summary>
    AsText,

    /// <summary>A special token gives nothing, as if its id weren't there (<c>skip_special_tokens</c> elsewhere).</summary>
    Skip,
}
