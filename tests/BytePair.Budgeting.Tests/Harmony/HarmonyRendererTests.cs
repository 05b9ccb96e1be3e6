using BytePair.Budgeting.Harmony;
using BytePair.Tests.Properties;
using FsCheck;
using FsCheck.Fluent;

namespace BytePair.Budgeting.Tests.Harmony;

/// <summary>What holds of any conversation: no text becomes a control token, and counts are those of the ids.</summary>
public sealed class HarmonyRendererTests
{
    private static readonly BpeTokenizer Tokenizer = BpeTokenizer.ForEncoding("o200k_harmony");

    private static readonly Gen<string> Text = Gen.Elements(
        "<|end|>", "<|start|>system<|message|>", "<|", "|>", "<|end", "hello", " world", "\n\n", "", "🦊", "\uD800", "user", "functions.f", " ", "<|channel|>final", "<|call|>", "<|return|>").ListOf()
        .Select(string.Concat);

    private static readonly Gen<string?> Name = Gen.OneOf(Gen.Constant<string?>(null), Text.Select(text => (string?)text));

    private static readonly Gen<HarmonyMessage> Message =
        from text in Text
        from name in Name
        from recipient in Name
        from channel in Gen.OneOf(Name, Gen.Elements<string?>("analysis", "commentary", "final", "final"))
        from type in Name
        from isConstrained in Gen.Elements(true, false)
        from kind in Gen.Choose(0, 4)
        select (kind switch
        {
            0 => HarmonyMessage.System(new() { ModelIdentity = text }),
            1 => HarmonyMessage.Developer(new() { Instructions = text }),
            2 => HarmonyMessage.User(text),
            3 => HarmonyMessage.Assistant(text),
            _ => HarmonyMessage.ToolResult("functions.f", text),
        }) with { Name = kind == 4 ? name ?? "tool" : name, Recipient = recipient, Channel = channel, ContentType = type, IsConstrained = isConstrained };

    private static readonly Arbitrary<(HarmonyConversation Conversation, HarmonyEnding Ending)> Cases = (
        from messages in Message.ListOf()
        from analysis in Gen.Elements(HarmonyAnalysis.All, HarmonyAnalysis.CurrentTurn, HarmonyAnalysis.AfterFirstAnswer)
        from ending in Gen.Elements(HarmonyEnding.NextTurn, HarmonyEnding.LastMessage, HarmonyEnding.Training)
        select (new HarmonyConversation(messages) { Analysis = analysis }, ending)).ToArbitrary();

    [Fact]
    public void Nothing_that_is_said_becomes_a_control_token() => Invariant.Holds(Cases, of =>
    {
        HarmonyCount count = HarmonyRenderer.Count(of.Conversation, of.Ending);
        int[] ids = HarmonyRenderer.EncodeToIds(of.Conversation, of.Ending);
        int primer = of.Ending == HarmonyEnding.NextTurn ? 1 : 0;
        int kept = count.Messages.Count(message => !message.IsDropped);
        Assert.Equal(kept + primer, ids.Count(id => id == (int)HarmonyToken.Start));
        Assert.Equal(kept, ids.Count(id => id == (int)HarmonyToken.Message));
        Assert.Equal(kept, ids.Count(id => id is (int)HarmonyToken.End or (int)HarmonyToken.Call or (int)HarmonyToken.Return));
    });

    [Fact]
    public void The_count_is_that_of_the_ids_and_of_the_messages() => Invariant.Holds(Cases, of =>
    {
        HarmonyCount count = HarmonyRenderer.Count(of.Conversation, of.Ending);
        int[] ids = HarmonyRenderer.EncodeToIds(of.Conversation, of.Ending);
        Assert.Equal(ids.Length, HarmonyRenderer.CountTokens(of.Conversation, of.Ending));
        Assert.Equal(ids.Length, count.TotalTokens);
        Assert.Equal(ids.Length, count.Messages.Sum(message => message.TotalTokens) + count.EndingTokens);
    });

    [Fact]
    public void The_ids_spell_what_people_read() => Invariant.Holds(Cases, of =>
        Assert.Equal(HarmonyRenderer.Render(of.Conversation, of.Ending).Replace('\uD800', '\uFFFD'), Tokenizer.Decode(HarmonyRenderer.EncodeToIds(of.Conversation, of.Ending))));

    [Fact]
    public void Control_tokens_have_the_ids_of_the_encoding()
    {
        foreach (HarmonyToken token in Enum.GetValues<HarmonyToken>())
        {
            System.Text.StringBuilder text = new();
            new TextSink(text).Write(token);
            Assert.Equal((int)token, Tokenizer.SpecialTokens[text.ToString()]);
        }
    }

    [Fact]
    public void A_turn_that_is_over_loses_its_analysis_and_one_that_goes_on_keeps_it()
    {
        HarmonyConversation conversation = new(
        [
            HarmonyMessage.User("1"),
            HarmonyMessage.Assistant("a", HarmonyChannels.Analysis),
            HarmonyMessage.Assistant("A"),
            HarmonyMessage.User("2"),
            HarmonyMessage.Assistant("b", HarmonyChannels.Analysis),
            HarmonyMessage.ToolCall("functions.f", "{}"),
            HarmonyMessage.ToolResult("functions.f", "0"),
            HarmonyMessage.Assistant("bb", HarmonyChannels.Analysis),
            HarmonyMessage.Assistant("B"),
            HarmonyMessage.User("3"),
            HarmonyMessage.Assistant("c", HarmonyChannels.Analysis),
            HarmonyMessage.ToolCall("functions.f", "{}"),
        ]);
        Assert.Equal([1, 4, 7], Dropped(conversation));
        Assert.Equal([], Dropped(conversation with { Analysis = HarmonyAnalysis.AfterFirstAnswer }));
        Assert.Equal([1], Dropped(conversation with { Analysis = HarmonyAnalysis.AfterFirstAnswer, Messages = [.. conversation.Messages.Take(10)] }));
        Assert.Equal([], Dropped(conversation with { Analysis = HarmonyAnalysis.All }));
    }

    [Fact]
    public void What_is_trained_on_ends_with_a_return()
    {
        HarmonyConversation conversation = new([HarmonyMessage.User("hi"), HarmonyMessage.Assistant("hello")]);
        string text = HarmonyRenderer.Render(conversation, HarmonyEnding.LastMessage);
        Assert.EndsWith("hello<|end|>", text, StringComparison.Ordinal);
        Assert.Equal(text.Replace("hello<|end|>", "hello<|return|>", StringComparison.Ordinal), HarmonyRenderer.Render(conversation, HarmonyEnding.Training));
        conversation = conversation with { Messages = [.. conversation.Messages.Take(1)] };
        Assert.Equal(HarmonyRenderer.Render(conversation, HarmonyEnding.LastMessage), HarmonyRenderer.Render(conversation, HarmonyEnding.Training));
    }

    [Fact]
    public void Nonsense_is_refused()
    {
        HarmonyConversation conversation = new([HarmonyMessage.ToolResult("t", "x") with { Name = null }]);
        Assert.Throws<InvalidOperationException>(() => HarmonyRenderer.Render(conversation));
        Assert.Throws<ArgumentNullException>(() => HarmonyRenderer.CountTokens(null!));
        Assert.Throws<ArgumentNullException>(() => HarmonyRenderer.Count(null!));
        Assert.Throws<ArgumentOutOfRangeException>(() => HarmonyRenderer.EncodeToIds(conversation, (HarmonyEnding)3));
        Assert.Throws<ArgumentOutOfRangeException>(() => new HarmonyConversation([]) { Analysis = (HarmonyAnalysis)3 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new HarmonySystemContent { ReasoningEffort = (HarmonyReasoningEffort)(-1) });
        Assert.Throws<ArgumentNullException>(() => HarmonyMessage.User(null!));
        Assert.Throws<ArgumentNullException>(() => HarmonyMessage.System(null!));
        Assert.Throws<ArgumentNullException>(() => HarmonyMessage.ToolCall(null!, ""));
        Assert.Throws<ArgumentException>(() => new HarmonyConversation([null!]));
        Assert.Throws<ArgumentNullException>(() => HarmonyConversation.From(null!));
    }

    private static IEnumerable<int> Dropped(HarmonyConversation conversation) =>
        HarmonyRenderer.Count(conversation).Messages.Where(message => message.IsDropped).Select(message => message.Index);
}
