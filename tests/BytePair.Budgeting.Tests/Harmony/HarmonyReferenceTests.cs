using System.Globalization;

namespace BytePair.Budgeting.Tests.Harmony;

/// <summary>Every text of the reference's test data, character by character, and every count.</summary>
public sealed class HarmonyReferenceTests
{
    private static readonly BpeTokenizer Tokenizer = BpeTokenizer.ForEncoding("o200k_harmony");

    /// <summary>What isn't in <see cref="ReferenceConversations"/> ends otherwise, and has a test of its own below.</summary>
    public static TheoryData<string> Rendered => [.. ReferenceConversations.ByName.Keys];

    public static TheoryData<string> All => [.. HarmonyTexts.Counts.Keys];

    [Theory, MemberData(nameof(Rendered))]
    public void A_conversation_is_rendered_as_the_reference_does(string name)
    {
        HarmonyConversation conversation = ReferenceConversations.ByName[name];
        string text = HarmonyTexts.Read(name).TrimEnd();
        Assert.Equal(text, HarmonyRenderer.Render(conversation));
        int[] ids = Tokenizer.EncodeToIds(text, SpecialTokenHandling.Recognize);
        Assert.Equal(ids, HarmonyRenderer.EncodeToIds(conversation));
        Assert.Equal(HarmonyTexts.Counts[name].Trimmed, HarmonyRenderer.CountTokens(conversation));
    }

    [Theory, MemberData(nameof(All))]
    public void A_text_has_the_known_number_of_tokens(string name)
    {
        string text = HarmonyTexts.Read(name);
        Assert.Equal(HarmonyTexts.Counts[name].Tokens, Tokenizer.CountTokens(text, SpecialTokenHandling.Recognize));
        Assert.Equal(HarmonyTexts.Counts[name].Trimmed, Tokenizer.CountTokens(text.TrimEnd(), SpecialTokenHandling.Recognize));
    }

    [Fact]
    public void Analysis_between_answers_is_kept_and_the_primer_left_out()
    {
        HarmonyConversation conversation = new(
        [
            HarmonyMessage.User("What is 2 + 2?"),
            HarmonyMessage.Assistant("thinking 2+2", HarmonyChannels.Analysis),
            HarmonyMessage.Assistant("4"),
            HarmonyMessage.User("What is 3 + 5?"),
            HarmonyMessage.Assistant("thinking 3+5", HarmonyChannels.Analysis),
            HarmonyMessage.Assistant("8"),
        ]);
        foreach (HarmonyAnalysis analysis in new[] { HarmonyAnalysis.CurrentTurn, HarmonyAnalysis.AfterFirstAnswer })
        {
            HarmonyConversation kept = conversation with { Analysis = analysis };
            Assert.Equal(HarmonyTexts.Read("test_keep_analysis_between_finals").TrimEnd(), HarmonyRenderer.Render(kept, HarmonyEnding.LastMessage));
            Assert.Equal(HarmonyTexts.Counts["test_keep_analysis_between_finals"].Trimmed, HarmonyRenderer.CountTokens(kept, HarmonyEnding.LastMessage));
        }
    }

    /// <summary>The data has a tool's message without its end.</summary>
    [Fact]
    public void What_a_tool_answers_is_rendered_as_the_reference_does()
    {
        HarmonyConversation conversation = new([HarmonyMessage.ToolResult("browser.search", """{"result": "https://openai.com/"}""")]);
        Assert.Equal(HarmonyTexts.Read("test_tool_response_parsing").TrimEnd() + "<|end|>", HarmonyRenderer.Render(conversation, HarmonyEnding.LastMessage));
        Assert.Equal(HarmonyTexts.Counts["test_tool_response_parsing"].Trimmed + 1, HarmonyRenderer.CountTokens(conversation, HarmonyEnding.LastMessage));
    }

    /// <summary>The data are what a model writes behind the primer: its first message ended with a return, which history has as an end.</summary>
    [Fact]
    public void The_ids_of_an_answer_are_those_that_a_model_gave()
    {
        int[] given = [.. HarmonyTexts.Read("test_simple_reasoning_response").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(id => int.Parse(id, CultureInfo.InvariantCulture))];
        HarmonyConversation conversation = new(
        [
            HarmonyMessage.Assistant("User asks: \"What is 2 + 2?\" Simple arithmetic. Provide answer.", HarmonyChannels.Analysis),
            HarmonyMessage.Assistant("2 + 2 = 4."),
        ]);
        int[] ids = HarmonyRenderer.EncodeToIds(conversation, HarmonyEnding.LastMessage);
        Assert.Equal([200006, 173781, .. given.Select(id => id == 200002 ? 200007 : id), 200007], ids);
    }

    /// <summary>The model wrote the call's channel behind its recipient, as the renderer does.</summary>
    [Fact]
    public void The_ids_of_a_call_are_those_that_a_model_gave()
    {
        int[] given = [.. HarmonyTexts.Read("test_simple_tool_call").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(id => int.Parse(id, CultureInfo.InvariantCulture))];
        HarmonyConversation conversation = new(
        [
            HarmonyMessage.Assistant("User asks: \"What is the weather in Tokyo?\" We need to use lookup_weather tool.", HarmonyChannels.Analysis),
            HarmonyMessage.ToolCall("lookup_weather", """{"location": "Tokyo"}""") with { Channel = HarmonyChannels.Analysis, ContentType = "code", IsConstrained = false },
        ]);
        int[] ids = HarmonyRenderer.EncodeToIds(conversation, HarmonyEnding.LastMessage);
        Assert.Equal([200006, 173781, .. given.Select(id => id == 200002 ? 200007 : id), 200012], ids);
    }

    [Fact]
    public void The_ids_of_a_question_are_those_that_are_published() => Assert.Equal(
        [200006, 1428, 200008, 4827, 382, 220, 17, 659, 220, 17, 30, 200007, 200006, 173781],
        HarmonyRenderer.EncodeToIds(new([HarmonyMessage.User("What is 2 + 2?")])));
}
