namespace BytePair.Pretokenization.Patterns;

/// <summary>Whose regular expressions a pattern is written in. They differ in little.</summary>
internal enum PatternDialect
{
    /// <summary>tiktoken's: <c>$</c> is the end of the text, and <c>{1,3}+</c> possessive.</summary>
    Tiktoken,

    /// <summary>Those of tokenizer.json: <c>$</c> is the end of a line, and <c>{1,3}+</c> repeats <c>{1,3}</c>.</summary>
    HuggingFace,
}
