using BytePair.Budgeting.Prompts;

namespace BytePair.Budgeting.Tests.Prompts;

/// <summary>Prompts are values: what they are made of can't change, and equal words make equal prompts.</summary>
public sealed class PromptTests
{
    private static ChatPrompt Example() => new([
        PromptMessage.System("Be brief."),
        PromptMessage.User("What is this?", ImagePart.FromBytes(new byte[] { 1, 2, 3 }), AudioPart.OfDuration(TimeSpan.FromSeconds(2))),
        PromptMessage.Assistant(new ToolCallPart("call_1", "look", "{}")),
        PromptMessage.ToolResult("call_1", "a cat"),
    ])
    {
        Tools = [new PromptTool("look") { Description = "Looks", Parameters = """{"type":"object"}""" }],
        ToolChoice = PromptToolChoice.Named("look"),
        ResponseFormat = new PromptResponseFormat("answer", "{}"),
    };

    [Fact]
    public void Prompts_that_say_the_same_are_equal()
    {
        Assert.Equal(Example(), Example());
        Assert.Equal(Example().GetHashCode(), Example().GetHashCode());
        Assert.NotEqual(Example(), Example() with { Messages = [.. Example().Messages.Skip(1)] });
        Assert.NotEqual(Example(), Example() with { ToolChoice = PromptToolChoice.Auto });
    }

    public static TheoryData<PromptPart, PromptPart> Different => new()
    {
        { new TextPart("a"), new TextPart("b") },
        { new TextPart("a"), new RefusalPart("a") },
        { new ReasoningPart("a"), new ReasoningPart("a") { Id = "1" } },
        { new ToolCallPart("1", "f", "{}"), new ToolCallPart(null, "f", "{}") },
        { new ToolResultPart("1", "a"), new ToolResultPart("1", [new TextPart("a"), new TextPart("")]) },
        { ImagePart.FromBytes(new byte[] { 1, 2 }), ImagePart.FromBytes(new byte[] { 1, 3 }) },
        { ImagePart.OfSize(2, 3), ImagePart.OfSize(2, 3, ImageDetail.Low) },
        { AudioPart.OfDuration(TimeSpan.Zero), new AudioPart() },
        { new FilePart { Text = "a" }, new FilePart { Text = "a", PageCount = 1 } },
        { new OtherPart("a", "{}"), new OtherPart("b", "{}") },
    };

    [Theory, MemberData(nameof(Different))]
    public void Parts_that_differ_in_anything_are_not_equal(PromptPart left, PromptPart right)
    {
        Assert.NotEqual(left, right);
        Assert.Equal(left, left with { });
        Assert.Equal((left with { }).GetHashCode(), left.GetHashCode());
    }

    [Fact]
    public void What_a_message_was_read_from_is_no_part_of_what_it_says()
    {
        PromptSource source = new(default, PromptSourceForm.Text, "a");
        Assert.Equal(PromptMessage.User("a"), PromptMessage.User("a") with { Source = source });
        Assert.Equal<PromptPart>(new TextPart("a"), new TextPart("a") { Source = source });
        Assert.Same(source, (PromptMessage.User("a") with { Source = source, Name = "b" }).Source);
    }

    [Fact]
    public void A_list_that_a_caller_changes_later_changes_no_prompt()
    {
        List<PromptMessage> messages = [PromptMessage.User("a")];
        ChatPrompt prompt = new(messages);
        messages.Add(PromptMessage.User("b"));
        Assert.Single(prompt.Messages);
    }

    [Fact]
    public void The_text_of_a_message_is_that_of_its_parts()
    {
        Assert.Equal("ab", new PromptMessage(PromptRole.User, [new TextPart("a"), ImagePart.OfSize(1, 1), new TextPart("b")]).Text);
        Assert.Equal("a cat", PromptMessage.ToolResult("1", "a cat").Text);
        Assert.Equal("", PromptMessage.Assistant(new ToolCallPart("1", "f", "{}")).Text);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{\"a\":}")]
    [InlineData("{\"a\":\"\\ud800\"}")]
    public void A_schema_that_is_no_object_of_JSON_is_refused(string schema)
    {
        Assert.Throws<FormatException>(() => new PromptTool("f") { Parameters = schema });
        Assert.Throws<FormatException>(() => new PromptResponseFormat("f", schema));
    }

    [Fact]
    public void Half_a_surrogate_pair_is_no_text_of_a_schema()
    {
        Assert.Throws<FormatException>(() => new PromptTool("f") { Parameters = "{\"a\":\"\uD800\"}" });
        Assert.Throws<FormatException>(() => new PromptTool("f") { Parameters = """{"\ud800":1}""" });
    }

    [Fact]
    public void White_space_of_a_schema_makes_no_difference() =>
        Assert.Equal(new PromptTool("f") { Parameters = """{"a":"é"}""" }, new PromptTool("f") { Parameters = """ { "a" : "\u00e9" } """ });

    [Fact]
    public void A_schema_may_be_nested_64_levels_deep_and_no_deeper()
    {
        static string Nested(int levels) => string.Concat(Enumerable.Repeat("{\"a\":", levels - 1)) + "{}" + new string('}', levels - 1);
        Assert.Equal(Nested(64), new PromptTool("f") { Parameters = Nested(64) }.Parameters);
        Assert.Throws<FormatException>(() => new PromptTool("f") { Parameters = Nested(65) });
        Assert.Throws<FormatException>(() => new PromptTool("f") { Parameters = Nested(1_000_000) });
    }

    [Fact]
    public void What_makes_no_sense_is_refused()
    {
        Assert.Throws<ArgumentNullException>(() => new TextPart(null!));
        Assert.Throws<ArgumentException>(() => new ChatPrompt([null!]));
        Assert.Throws<ArgumentException>(() => new ToolResultPart("1", [new ToolResultPart("2", "nested")]));
        Assert.Throws<ArgumentOutOfRangeException>(() => ImagePart.OfSize(0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => AudioPart.OfDuration(TimeSpan.FromSeconds(-1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new FilePart { PageCount = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new PromptMessage((PromptRole)9, "a"));
    }
}
