namespace BytePair.Budgeting.Images;

/// <summary>Which rules a model has: by the longest name that its own begins with.</summary>
/// <remarks>
/// A name that goes on with a date is a snapshot and has the rules of the model; one that goes on otherwise is a relative, whose
/// rules are inferred. Null stands for models that read no pictures although their names begin like those of others.
/// </remarks>
internal static class ImageRuleTable
{
    private const string Guide = "OpenAI, guide to images and vision, as of 2026-11";
    private const string Measured = "OpenAI, guide to images and vision; factor 1.2 and budgets as measured on pictures of nine sizes, as of 2026-11";
    private const string Disputed = "OpenAI, guide to images and vision; factor 1.2 as measured by users, 1 by other tables, as of 2026-11";

    private static readonly PatchBudget Small = new(1536, 2048);
    private static readonly PatchBudget Medium = new(2500, 2048);
    private static readonly PatchBudget Large = new(10_000, 6000);
    private static readonly PatchBudget Unlimited = new(0, 0);

    private static readonly TileRules Gpt4o = new(85, 170, Guide);
    private static readonly TileRules Gpt4oMini = new(2833, 5667, Guide);
    private static readonly TileRules Reasoning = new(75, 150, Guide);
    private static readonly TileRules ComputerUse = new(65, 129, Guide);
    private static readonly TileRules Gpt5 = new(70, 140, Guide);
    private static readonly TileRules ImageModel = new(65, 129, Guide) { IsImageModel = true };
    private static readonly PatchRules Mini = new(162, Small, Small, Guide);
    private static readonly PatchRules Nano = new(246, Small, Small, Guide);
    private static readonly PatchRules O4Mini = new(172, Small, Small, Guide);
    private static readonly PatchRules Gpt52 = new(120, Small, Small, Disputed) { OtherHundredths = 100 };
    private static readonly PatchRules Gpt54 = new(120, Medium, Large, Disputed) { OtherHundredths = 100 };
    private static readonly PatchRules Gpt55 = new(120, Medium, Large, Measured) { IsAutoOriginal = true };
    private static readonly PatchRules Gpt6 = new(120, Medium, Unlimited, Measured) { IsAutoOriginal = true };

    private static readonly KeyValuePair<string, ImageRules?>[] Models =
    [
        new("gpt-4-turbo", Gpt4o),
        new("gpt-4-turbo-preview", null),
        new("gpt-4-vision-preview", Gpt4o),
        new("gpt-4-1106-vision-preview", Gpt4o),
        new("chatgpt-4o-latest", Gpt4o),
        new("gpt-4o", Gpt4o),
        new("gpt-4o-audio-preview", null),
        new("gpt-4o-realtime-preview", null),
        new("gpt-4o-transcribe", null),
        new("gpt-4o-mini", Gpt4oMini),
        new("gpt-4o-mini-audio-preview", null),
        new("gpt-4o-mini-realtime-preview", null),
        new("gpt-4o-mini-transcribe", null),
        new("gpt-4o-mini-tts", null),
        new("gpt-4.1", Gpt4o),
        new("gpt-4.1-mini", Mini),
        new("gpt-4.1-nano", Nano),
        new("gpt-4.5-preview", Gpt4o),
        new("o1", Reasoning),
        new("o1-pro", Reasoning),
        new("o1-mini", null),
        new("o1-preview", null),
        new("o3", Reasoning),
        new("o3-mini", null),
        new("o4-mini", O4Mini),
        new("codex-mini-latest", Inferred(O4Mini)),
        new("computer-use-preview", ComputerUse),
        new("gpt-5", Gpt5),
        new("gpt-5-chat-latest", Gpt5),
        new("gpt-5-mini", Mini),
        new("gpt-5-nano", Nano),
        new("gpt-5-codex", Inferred(Gpt52)),
        new("gpt-5-codex-mini", Inferred(Mini)),
        new("gpt-5.", Inferred(Gpt6)),
        new("gpt-5.1", Inferred(Gpt5)),
        new("gpt-5.1-codex", Inferred(Gpt52)),
        new("gpt-5.1-codex-mini", Inferred(Mini)),
        new("gpt-5.2", Gpt52),
        new("gpt-5.3", Inferred(Gpt52)),
        new("gpt-5.3-codex", Gpt52),
        new("gpt-5.3-codex-spark", null),
        new("gpt-5.4", Gpt54),
        new("gpt-5.4-mini", Mini),
        new("gpt-5.4-nano", Nano),
        new("gpt-5.5", Gpt55),
        new("gpt-5.6", Inferred(Gpt6)),
        new("gpt-6", Gpt6),
        new("gpt-image-", Inferred(ImageModel)),
        new("gpt-image-1", ImageModel),
        new("chatgpt-image-latest", Inferred(ImageModel)),
    ];

    public static ImageRules? Find(string modelName)
    {
        const string FineTuned = "ft:";
        if (modelName.StartsWith(FineTuned, StringComparison.Ordinal))
        {
            modelName = modelName.Split(':')[1];
        }

        KeyValuePair<string, ImageRules?> found = new(string.Empty, null);
        foreach (KeyValuePair<string, ImageRules?> model in Models)
        {
            if (model.Key.Length > found.Key.Length && IsOf(modelName, model.Key))
            {
                found = model;
            }
        }

        return found.Value is { } rules && !IsSnapshot(modelName, found.Key.Length) ? rules.AsInferred() : found.Value;
    }

    private static ImageRules Inferred(ImageRules rules) => rules.AsInferred();

    /// <summary>gpt-4o isn't of gpt-4, nor o1 of o; gpt-5.7 is of <c>gpt-5.</c>, and gpt-6.1 of gpt-6.</summary>
    private static bool IsOf(string modelName, string family) =>
        modelName.StartsWith(family, StringComparison.Ordinal) &&
        (modelName.Length == family.Length || family[family.Length - 1] is '.' or '-' || modelName[family.Length] is '-' or '.');

    /// <summary>Nothing, or a date such as <c>-2026-04-23</c>, is left from <paramref name="start"/> on.</summary>
    private static bool IsSnapshot(string modelName, int start)
    {
        const string Date = "-0000-00-00";
        if (modelName.Length != start && modelName.Length != start + Date.Length)
        {
            return false;
        }

        for (int i = start; i < modelName.Length; i++)
        {
            bool isDash = Date[i - start] == '-';
            if (isDash ? modelName[i] != '-' : modelName[i] is not (>= '0' and <= '9'))
            {
                return false;
            }
        }

        return true;
    }
}
