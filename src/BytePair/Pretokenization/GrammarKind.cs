namespace BytePair.Pretokenization;

/// <summary>The grammars that are known, by the encoding or model that they were first seen in.</summary>
internal enum GrammarKind
{
    Gpt2,

    /// <summary>GPT-2's behind a step that sets each digit apart: StarCoder, Command R, SmolLM.</summary>
    StarCoder,

    Cl100k,

    /// <summary>cl100k's, but blanks from a newline to the end of the text don't go with it: also GLM 4.</summary>
    Llama3,

    /// <summary>Llama 3's with one digit a number: also Qwen 3, StableLM 2.</summary>
    Qwen2,

    /// <summary>Qwen 2's with marks in words.</summary>
    Qwen35,

    O200k,

    /// <summary>o200k's with one digit a number and without contractions: Mistral's.</summary>
    Tekken,
}
