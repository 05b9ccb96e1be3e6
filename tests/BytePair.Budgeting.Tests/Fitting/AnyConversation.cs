using BytePair.Budgeting.Tests.Composing;
using BytePair.Tests.Properties;
using FsCheck;
using FsCheck.Fluent;

namespace BytePair.Budgeting.Tests.Fitting;

/// <summary>A conversation as it may come: tools called in parallel, answers that miss a call and calls that miss an answer, ids that come again.</summary>
internal sealed record AnyConversation(PromptMessage[] Messages, bool HasTools, int MaxTokens, FittingOptions Options)
{
    public static Arbitrary<AnyConversation> Any { get; } = Arb.From(
        from messages in Gen.ListOf(Message())
        from hasTools in Gen.Elements(true, false)
        from limit in Gen.OneOf(Gen.Choose(1, 60), Gen.Choose(1, 400))
        from unit in Gen.Elements(FittingUnit.Message, FittingUnit.Turn)
        from newest in Gen.Choose(0, 2)
        from step in Gen.Elements(0, 0, 1, 7, 40)
        from cuts in Gen.Elements(true, false)
        from keep in Gen.Elements(TruncationKeep.Start, TruncationKeep.End, TruncationKeep.StartAndEnd)
        from summary in Gen.Choose(1, 30)
        select new AnyConversation([.. messages], hasTools, limit, new FittingOptions
        {
            Unit = unit,
            RequiredNewest = newest,
            StepTokens = step,
            CutsLargestTexts = cuts,
            Cut = new TruncationOptions { Keep = keep },
            MinCutTokens = newest,
            SummaryTokens = summary,
            IsPinned = (message, _) => message.Name == "pinned",
            Priority = (message, _) => message.Name == "dear" ? 1 : 0,
        }),
        conversation => Shrinking.Of(conversation.Messages).Select(messages => conversation with { Messages = messages }));

    public ChatPrompt Prompt => new(Messages) { Tools = HasTools ? [new PromptTool("search")] : [] };

    public override string ToString() =>
        $"{MaxTokens} tokens, {Options.Unit}, newest {Options.RequiredNewest}, steps of {Options.StepTokens}, cuts {Options.CutsLargestTexts}, tools {HasTools}:\n" +
        string.Join('\n', Messages.Select(message => $"{message.Role} {message.Name} {string.Join(", ", message.Parts.Select(part => part.ToString()))}"));

    private static Gen<PromptMessage> Message()
    {
        Gen<string> text = Gen.OneOf(SeamTexts.One, SeamTexts.Words, Gen.ListOf(SeamTexts.One).Select(string.Concat));
        Gen<string> id = Gen.Choose(1, 5).Select(number => $"call_{number}");
        Gen<string?> name = Gen.Elements(null, null, null, null, "dear", "pinned");
        Gen<PromptMessage> said =
            from role in Gen.Elements(PromptRole.User, PromptRole.User, PromptRole.Assistant, PromptRole.System, PromptRole.Developer)
            from value in text
            from called in name
            select new PromptMessage(role, value) { Name = called };
        Gen<PromptMessage> calls = id.ListOf().Resize(3).Select(ids => PromptMessage.Assistant([.. ids.DefaultIfEmpty("call_1").Select(each => new ToolCallPart(each, "search", "{}"))]));
        Gen<PromptMessage> answer = from each in id from value in text select PromptMessage.ToolResult(each, value);
        Gen<PromptMessage> reasoning = Gen.Constant(new PromptMessage(PromptRole.Assistant, [new ReasoningPart("Hm.")]));
        return Gen.Frequency((6, said), (3, calls), (4, answer), (1, reasoning));
    }
}
