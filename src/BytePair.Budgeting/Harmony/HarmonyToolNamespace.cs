using BytePair.Budgeting.Harmony;
using BytePair.Budgeting.Prompts;

namespace BytePair.Budgeting;

/// <summary>Tools that a model of the gpt-oss family may call, under one name. Immutable; two are equal if what they say is.</summary>
/// <example>
/// <code>
/// HarmonyToolNamespace functions = HarmonyToolNamespace.OfFunctions(new PromptTool("get_time") { Description = "The time" });
/// string name = functions.Name;    // functions
/// </code>
/// </example>
public sealed record HarmonyToolNamespace
{
    /// <summary>The name of the namespace of a caller's own functions.</summary>
    internal const string FunctionsName = "functions";

    /// <summary>Makes a namespace.</summary>
    /// <param name="name">Its name.</param>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is null.</exception>
    public HarmonyToolNamespace(string name) => Name = name;

    /// <summary>The built-in browser: <c>browser.search</c>, <c>browser.open</c> and <c>browser.find</c>.</summary>
    public static HarmonyToolNamespace Browser { get; } = BuiltInTools.Browser();

    /// <summary>The built-in interpreter of Python.</summary>
    public static HarmonyToolNamespace Python { get; } = BuiltInTools.Python();

    /// <summary>Its name.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public string Name
    {
        get;
        init => field = value ?? throw new ArgumentNullException(nameof(value));
    }

    /// <summary>What it is good for, or null.</summary>
    public string? Description { get; init; }

    /// <summary>Its tools; none for a tool that is described in words alone, as <see cref="Python"/> is.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    /// <exception cref="ArgumentException">One of the tools is null.</exception>
    public IReadOnlyList<PromptTool> Tools
    {
        get;
        init => field = ValueList<PromptTool>.Of(value, nameof(value));
    } = ValueList<PromptTool>.Empty;

    /// <summary>The caller's own functions, which stand in the namespace <c>functions</c>.</summary>
    /// <param name="tools">The functions.</param>
    /// <exception cref="ArgumentNullException"><paramref name="tools"/> is null.</exception>
    /// <exception cref="ArgumentException">One of the tools is null.</exception>
    /// <example>
    /// <code>
    /// HarmonyToolNamespace functions = HarmonyToolNamespace.OfFunctions(new PromptTool("get_time"), new PromptTool("get_place"));
    /// int count = functions.Tools.Count;    // 2
    /// </code>
    /// </example>
    public static HarmonyToolNamespace OfFunctions(params PromptTool[] tools) => new(FunctionsName) { Tools = tools };
}
