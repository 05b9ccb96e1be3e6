using BytePair.Budgeting.Prompts;

namespace BytePair.Budgeting;

/// <summary>What a developer message of the harmony format says. Immutable; two are equal if what they say is.</summary>
/// <example>
/// <code>
/// HarmonyDeveloperContent content = new() { Instructions = "Always respond in riddles" };
/// string text = HarmonyRenderer.Render(new([HarmonyMessage.Developer(content)]), HarmonyEnding.LastMessage);
/// bool begins = text.StartsWith("&lt;|start|&gt;developer&lt;|message|&gt;# Instructions\n\nAlways");    // true
/// </code>
/// </example>
public sealed record HarmonyDeveloperContent
{
    /// <summary>The instructions, or null for none.</summary>
    public string? Instructions { get; init; }

    /// <summary>The functions that the model may call (<see cref="HarmonyToolNamespace.OfFunctions"/>); none unless set. They are rendered in the order of their namespaces' names.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    /// <exception cref="ArgumentException">One of them is null.</exception>
    public IReadOnlyList<HarmonyToolNamespace> Tools
    {
        get;
        init => field = ValueList<HarmonyToolNamespace>.Of(value, nameof(value));
    } = ValueList<HarmonyToolNamespace>.Empty;

    /// <summary>The schema that the answer must keep to, or null for none.</summary>
    public PromptResponseFormat? ResponseFormat { get; init; }

    internal bool HasFunctions => Tools.Any(tools => tools.Tools.Count > 0 && string.Equals(tools.Name, HarmonyToolNamespace.FunctionsName, StringComparison.Ordinal));
}
