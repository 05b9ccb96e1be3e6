namespace BytePair.Budgeting;

/// <summary>How the tokens of tools are told.</summary>
public enum ToolCountingFormat
{
    /// <summary>
    /// The tools are written as the TypeScript-like text that models read, and its tokens are counted. Nested objects, arrays, enums and
    /// alternatives count as they are written. Inferred from counts of the service by hmarr/openai-chat-tokens.
    /// </summary>
    TypeScript,

    /// <summary>
    /// Names and descriptions are counted, and a fixed number of tokens for each function, property and enum value: the formula of OpenAI's
    /// cookbook. It knows nothing of nested objects.
    /// </summary>
    Cookbook,
}
