namespace BytePair.Encodings;

/// <summary>
/// Which encoding a model reads: exact names, then families by the longest prefix, so that dated snapshots and models
/// that come later are found too.
/// </summary>
/// <remarks>
/// From tiktoken 0.14.0 (<c>tiktoken/model.py</c>, MIT) and, for models it doesn't name, the tables that the catalogue
/// of models was merged from, as of 2026-11-21.
/// </remarks>
internal static class ModelEncodings
{
    private const string FineTuned = "ft:";

    private static readonly Dictionary<string, string> Exact = new(StringComparer.Ordinal)
    {
        ["o1"] = "o200k_base",
        ["o3"] = "o200k_base",
        ["o4"] = "o200k_base",
        ["chat-latest"] = "o200k_base",
        ["davinci-002"] = "cl100k_base",
        ["babbage-002"] = "cl100k_base",
        ["text-davinci-003"] = "p50k_base",
        ["text-davinci-002"] = "p50k_base",
        ["text-davinci-001"] = "r50k_base",
        ["text-curie-001"] = "r50k_base",
        ["text-babbage-001"] = "r50k_base",
        ["text-ada-001"] = "r50k_base",
        ["davinci"] = "r50k_base",
        ["curie"] = "r50k_base",
        ["babbage"] = "r50k_base",
        ["ada"] = "r50k_base",
        ["davinci-codex"] = "p50k_base",
        ["cushman-codex"] = "p50k_base",
        ["text-davinci-edit-001"] = "p50k_edit",
        ["code-davinci-edit-001"] = "p50k_edit",
        ["gpt2"] = "gpt2",
        ["gpt-2"] = "gpt2",
    };

    /// <summary>A null encoding: models of that family read no text by a known encoding.</summary>
    private static readonly KeyValuePair<string, string?>[] Families =
    [
        new("o1-", "o200k_base"),
        new("o3-", "o200k_base"),
        new("o4-", "o200k_base"),
        new("codex-mini", "o200k_base"),
        new("computer-use-preview", "o200k_base"),
        new("daybreak-", "o200k_base"),
        new("chatgpt-4o", "o200k_base"),
        new("gpt-6", "o200k_base"),
        new("gpt-5", "o200k_base"),
        new("gpt-4.5", "o200k_base"),
        new("gpt-4.1", "o200k_base"),
        new("gpt-4o", "o200k_base"),
        new("gpt-audio", "o200k_base"),
        new("gpt-realtime", "o200k_base"),
        new("gpt-realtime-whisper", null),
        new("gpt-oss-", "o200k_harmony"),
        new("gpt-4", "cl100k_base"),
        new("gpt-3.5", "cl100k_base"),
        new("gpt-35", "cl100k_base"),
        new("text-embedding-3-", "cl100k_base"),
        new("text-embedding-ada-002", "cl100k_base"),
        new("text-similarity-", "r50k_base"),
        new("text-search-", "r50k_base"),
        new("code-search-", "r50k_base"),
        new("code-davinci-", "p50k_base"),
        new("code-cushman-", "p50k_base"),
    ];

    /// <summary>
    /// The name of the encoding, or null for a model that isn't known. A fine-tuned model (<c>ft:gpt-4.1-mini:org::id</c>)
    /// has the encoding of the model that it was made from.
    /// </summary>
    public static string? Find(string modelName)
    {
        if (modelName.StartsWith(FineTuned, StringComparison.Ordinal))
        {
            modelName = modelName.Split(':')[1];
        }

        if (Exact.TryGetValue(modelName, out string? encoding))
        {
            return encoding;
        }

        int longest = 0;
        foreach (KeyValuePair<string, string?> family in Families)
        {
            if (family.Key.Length > longest && modelName.StartsWith(family.Key, StringComparison.Ordinal))
            {
                (longest, encoding) = (family.Key.Length, family.Value);
            }
        }

        return encoding;
    }
}
