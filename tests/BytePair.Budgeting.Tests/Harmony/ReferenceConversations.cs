namespace BytePair.Budgeting.Tests.Harmony;

/// <summary>The conversations of which the reference's test data are the renderings.</summary>
internal static class ReferenceConversations
{
    private const string Sum = "What is 2 + 2?";
    private const string Capital = "What is the capital of the largest country in the world?";
    private static readonly HarmonySystemContent Plain = new();
    private static readonly HarmonySystemContent Dated = Plain with { CurrentDate = "2025-06-28" };
    private static readonly HarmonySystemContent TwoChannels = Plain with { ValidChannels = [HarmonyChannels.Analysis, HarmonyChannels.Final] };

    private static readonly HarmonyMessage[] Weather =
    [
        HarmonyMessage.User("What is the weather in SF?"),
        HarmonyMessage.Assistant("User asks: “What is the weather in SF?” We need to use lookup_weather tool.", HarmonyChannels.Analysis),
        HarmonyMessage.ToolCall("functions.lookup_weather", """{"location": "San Francisco"}"""),
        HarmonyMessage.ToolResult("functions.lookup_weather", """{"temperature": 20, "description": "sunny"}""") with { Recipient = null, Channel = null },
    ];

    public static IReadOnlyDictionary<string, HarmonyConversation> ByName { get; } = new Dictionary<string, HarmonyConversation>
    {
        ["test_simple_convo"] = Of(Plain, Sum),
        ["test_simple_convo_low_effort"] = WithEffort(HarmonyReasoningEffort.Low, isInstructed: true),
        ["test_simple_convo_medium_effort"] = WithEffort(HarmonyReasoningEffort.Medium, isInstructed: true),
        ["test_simple_convo_high_effort"] = WithEffort(HarmonyReasoningEffort.High, isInstructed: true),
        ["test_simple_convo_low_effort_no_instruction"] = WithEffort(HarmonyReasoningEffort.Low, isInstructed: false),
        ["test_simple_convo_medium_effort_no_instruction"] = WithEffort(HarmonyReasoningEffort.Medium, isInstructed: false),
        ["test_simple_convo_high_effort_no_instruction"] = WithEffort(HarmonyReasoningEffort.High, isInstructed: false),
        ["test_reasoning_system_message"] = Of(TwoChannels, Sum),
        ["test_reasoning_system_message_no_instruction"] =
            Of(TwoChannels with { ReasoningEffort = HarmonyReasoningEffort.High }, "What is the best place to eat candy in the world?"),
        ["test_reasoning_system_message_with_dates"] =
            Of(TwoChannels with { KnowledgeCutoff = "2021-01", CurrentDate = "2021-01-01" }, "What is 42 * pi?"),
        ["test_render_functions_with_parameters"] = WithFunctions(),
        ["test_no_tools"] = new([HarmonyMessage.System(Dated)]),
        ["test_browser_tool_only"] = new([HarmonyMessage.System(Dated with { Tools = [HarmonyToolNamespace.Browser] })]),
        ["test_browser_and_python_tool"] = new([HarmonyMessage.System(Dated with { Tools = [HarmonyToolNamespace.Python, HarmonyToolNamespace.Browser] })]),
        ["test_browser_and_function_tool"] = WithBrowserAndFunction(),
        ["test_dropping_cot_by_default"] = TwoSums(HarmonyAnalysis.CurrentTurn),
        ["test_preserve_cot"] = TwoSums(HarmonyAnalysis.All),
        ["test_does_not_drop_if_ongoing_analysis"] = new(Weather),
    };

    private static HarmonyConversation Of(HarmonySystemContent system, string question) =>
        new([HarmonyMessage.System(system), HarmonyMessage.User(question)]);

    private static HarmonyConversation WithEffort(HarmonyReasoningEffort effort, bool isInstructed)
    {
        HarmonyMessage robot = HarmonyMessage.Developer(new() { Instructions = "Answer the user's questions like a robot." });
        return new([HarmonyMessage.System(Plain with { ReasoningEffort = effort }), .. isInstructed ? [robot] : Array.Empty<HarmonyMessage>(), HarmonyMessage.User(Capital)]);
    }

    private static HarmonyConversation TwoSums(HarmonyAnalysis analysis) => new(
    [
        HarmonyMessage.User(Sum),
        HarmonyMessage.Assistant("""User asks a simple question: "What is 2 + 2?" The answer: 4.""", HarmonyChannels.Analysis),
        HarmonyMessage.Assistant("2 + 2 equals 4."),
        HarmonyMessage.User("What about 9 / 2?"),
    ])
    {
        Analysis = analysis,
    };

    private static HarmonyConversation WithBrowserAndFunction() => new(
    [
        HarmonyMessage.System(Dated with { Tools = [HarmonyToolNamespace.Browser] }),
        HarmonyMessage.Developer(new()
        {
            Tools = [HarmonyToolNamespace.OfFunctions(new PromptTool("lookup_weather")
            {
                Description = "Use this tool to lookup the weather in a given location. Call it with the parameter 'location', can be any textual description of a location.",
                Parameters = """{"type":"object","properties":{"location":{"type":"string"}},"required":["location"]}""",
            })],
        }),
    ]);

    private static HarmonyConversation WithFunctions() => new(
    [
        HarmonyMessage.System(Dated with { ReasoningEffort = HarmonyReasoningEffort.High }),
        HarmonyMessage.Developer(new()
        {
            Instructions = "Always respond in riddles",
            Tools = [HarmonyToolNamespace.OfFunctions(
                new PromptTool("get_location") { Description = "Gets the location of the user." },
                new PromptTool("get_current_weather")
                {
                    Description = "Gets the current weather in the provided location.",
                    Parameters = """
                        {"type":"object","properties":{
                          "location":{"type":"string","description":"The city and state, e.g. San Francisco, CA"},
                          "format":{"type":"string","enum":["celsius","fahrenheit"],"default":"celsius"}},"required":["location"]}
                        """,
                },
                new PromptTool("get_multiple_weathers")
                {
                    Description = "Gets the current weather in the provided list of locations.",
                    Parameters = """
                        {"type":"object","properties":{
                          "locations":{"type":"array","items":{"type":"string"},"description":"List of city and state, e.g. [\"San Francisco, CA\", \"New York, NY\"]"},
                          "format":{"type":"string","enum":["celsius","fahrenheit"],"default":"celsius"}},"required":["locations"]}
                        """,
                },
                new PromptTool("kitchensink")
                {
                    Description = "A function with various complex schemas.",
                    Parameters = """
                        {"description":"params object","type":"object","properties":{
                          "string":{"type":"string","title":"STRING","description":"A string","examples":["hello","world"]},
                          "string_nullable":{"type":"string","nullable":true,"description":"A nullable string","default":"the default"},
                          "string_enum":{"type":"string","enum":["a","b","c"]},
                          "oneof_string_or_number":{"oneOf":[
                            {"type":"string","default":"default_string_in_oneof"},
                            {"type":"number","description":"numbers can happen too"}],"description":"a oneof","default":20}}}
                        """,
                })],
        }),
        HarmonyMessage.User("What is the weather like in SF?"),
    ]);
}
