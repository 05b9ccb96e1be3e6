using BytePair.Tests.Properties;
using FsCheck;
using FsCheck.Fluent;

namespace BytePair.Budgeting.Tests.Prompts;

/// <summary>Prompts of all kinds of messages and parts.</summary>
public sealed record AnyPrompt(ChatPrompt Value)
{
    private static readonly Gen<string> Text = Gen.Elements(
        "", "hello", "Hello, world!", "<|endoftext|>", "\n", " ", "\"\\", "é😀", "{}", "\u0000\u001f", new string('a', 300)).ArrayOf().Resize(3).Select(string.Concat);

    private static readonly Gen<string?> MaybeText = Gen.OneOf(Gen.Constant((string?)null), Text.Select(text => (string?)text));

    private static readonly Gen<string> Name = Gen.Elements("ann", "do_stuff", "é", "x.y", "a b");

    private static readonly Gen<string> Schema = Gen.Elements(
        "{}", """{"type":"object","properties":{"a":{"type":"string","description":"A."},"b":{"enum":["x",1]}},"required":["a"]}""", """{"properties":{"o":{"type":"object","properties":{"l":{"type":"array","items":{"type":"null"}}}}}}""");

    private static readonly Gen<PromptPart> Said = Gen.Frequency(
        (6, Text.Select(text => (PromptPart)new TextPart(text))),
        (1, Text.Select(text => (PromptPart)new RefusalPart(text))),
        (2, from url in Name from detail in Gen.Elements(ImageDetail.Auto, ImageDetail.Low, ImageDetail.High) select (PromptPart)ImagePart.FromUrl(url, detail)),
        (1, from data in Name select (PromptPart)new AudioPart { Data = data, Format = "wav" }),
        (1, from name in MaybeText from data in Text select (PromptPart)new FilePart { FileName = name, Data = data }),
        (1, from name in Name select (PromptPart)new OtherPart("odd", $$"""{"type":"odd","name":"{{name}}"}""")));

    private static readonly Gen<PromptPart> Call =
        from id in Name
        from name in Name
        from arguments in Text
        from custom in Gen.Elements(true, false)
        select (PromptPart)new ToolCallPart(id, name, arguments) { IsCustom = custom };

    private static readonly Gen<PromptPart> Result =
        from id in Name
        from content in Said.ArrayOf().Resize(3)
        select (PromptPart)new ToolResultPart(id, content);

    private static readonly Gen<PromptPart> Reasoning =
        from text in Text
        from id in MaybeText
        from encrypted in MaybeText
        select (PromptPart)new ReasoningPart(text) { Id = id, EncryptedContent = encrypted };

    private static readonly Gen<PromptRole> Speaker = Gen.Elements(PromptRole.System, PromptRole.Developer, PromptRole.User, PromptRole.Assistant);

    private static readonly Gen<PromptMessage> ChatMessage = Gen.Frequency(
        (6, from role in Speaker from name in Gen.OneOf(Gen.Constant((string?)null), Name.Select(name => (string?)name)) from parts in Said.ArrayOf().Resize(3) select new PromptMessage(role, parts) { Name = name }),
        (2, from said in Said.ArrayOf().Resize(2) from calls in Call.NonEmptyListOf().Resize(3) select new PromptMessage(PromptRole.Assistant, [.. said, .. calls])),
        (1, from name in Name from text in Text select new PromptMessage(PromptRole.Assistant, [new ToolCallPart(null, name, text)])),
        (1, from name in Name from text in Text select new PromptMessage(PromptRole.Function, text) { Name = name }),
        (2, Result.Select(result => new PromptMessage(PromptRole.Tool, [result]))));

    /// <summary>In responses each call, answer and reasoning is an item, and so a message of its own.</summary>
    private static readonly Gen<PromptMessage> ResponsesMessage = Gen.Frequency(
        (5, from role in Speaker from parts in Said.ArrayOf().Resize(3) select new PromptMessage(role, parts)),
        (2, Call.Select(call => new PromptMessage(PromptRole.Assistant, [call]))),
        (2, from result in Result from custom in Gen.Elements(true, false) select new PromptMessage(PromptRole.Tool, [(ToolResultPart)result with { IsCustom = custom }])),
        (1, Reasoning.Select(reasoning => new PromptMessage(PromptRole.Assistant, [reasoning]))));

    private static readonly Gen<PromptMessage> Anything = Gen.OneOf(
        ChatMessage,
        ResponsesMessage,
        from width in Gen.Choose(1, 5000) from height in Gen.Choose(1, 5000) select PromptMessage.User("a", ImagePart.OfSize(width, height), AudioPart.OfDuration(TimeSpan.FromMilliseconds(width))),
        from pages in Gen.Choose(0, 5) from text in Text select PromptMessage.User("a", new FilePart { Text = text, PageCount = pages }));

    private static readonly Gen<PromptTool> Function =
        from name in Name
        from description in MaybeText
        from schema in Gen.OneOf(Gen.Constant((string?)null), Schema.Select(schema => (string?)schema))
        from strict in Gen.Elements<bool?>(null, true, false)
        select new PromptTool(name) { Description = description, Parameters = schema, IsStrict = strict };

    private static readonly Gen<PromptTool> Custom =
        from name in Name from description in MaybeText select new PromptTool(name) { Kind = PromptToolKind.Custom, Description = description };

    private static readonly Gen<PromptTool> Hosted = Gen.Constant(new PromptTool("web_search") { Kind = PromptToolKind.Hosted });

    private static readonly Gen<PromptTool> Legacy = Function.Select(tool => tool with { Kind = PromptToolKind.LegacyFunction, IsStrict = null });

    private static readonly Gen<PromptToolChoice?> Choice = Gen.OneOf(
        Gen.Elements(null, PromptToolChoice.Auto, PromptToolChoice.None, PromptToolChoice.Required), Name.Select(name => (PromptToolChoice?)PromptToolChoice.Named(name)));

    private static readonly Gen<PromptResponseFormat?> Format = Gen.OneOf(
        Gen.Constant((PromptResponseFormat?)null),
        from name in Name from description in MaybeText from schema in Schema select (PromptResponseFormat?)new PromptResponseFormat(name, schema) { Description = description });

    /// <summary>What a request for chat completions can say.</summary>
    public static Arbitrary<AnyPrompt> OfChatCompletions { get; } = Of(ChatMessage, Gen.OneOf(Gen.OneOf(Function, Custom).ArrayOf().Resize(3), Legacy.ArrayOf().Resize(2)));

    /// <summary>What a request for responses can say, each item a message.</summary>
    public static Arbitrary<AnyPrompt> OfResponses { get; } = Of(ResponsesMessage, Gen.OneOf(Function, Custom, Hosted).ArrayOf().Resize(3));

    /// <summary>All that can be counted, or left out of a count.</summary>
    public static Arbitrary<AnyPrompt> OfAnything { get; } = Of(Anything, Gen.OneOf(Function, Custom, Hosted, Legacy).ArrayOf().Resize(3));

    private static Arbitrary<AnyPrompt> Of(Gen<PromptMessage> message, Gen<PromptTool[]> tools) => Arb.From(
        from messages in Gen.Sized(size => message.ArrayOf().Resize(size / 10))
        from given in tools
        from choice in Choice
        from format in Format
        select new AnyPrompt(new ChatPrompt(messages) { Tools = given, ToolChoice = choice, ResponseFormat = format }),
        prompt => Shrinking.Of(prompt.Value.Messages.ToArray()).Select(messages => new AnyPrompt(prompt.Value with { Messages = messages })));
}
