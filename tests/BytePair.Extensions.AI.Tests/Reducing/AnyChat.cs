using BytePair.Tests.Properties;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.AI;

namespace BytePair.Extensions.AI.Tests.Reducing;

/// <summary>A chat as it may come: several calls and results in one message, results that miss a call and calls that miss a result, ids that come again.</summary>
internal sealed record AnyChat(ChatMessage[] Messages, ChatOptions? Options, int MaxTokens, int RequiredNewest, bool Cuts)
{
    private static readonly ChatOptions WithTools = new() { Instructions = "Be brief.", Tools = [AIFunctionFactory.Create((string query) => query, "search", "Searches.")] };

    public static Arbitrary<AnyChat> Any { get; } = Arb.From(
        from messages in Gen.ArrayOf(Message())
        from options in Gen.Elements(null, WithTools)
        from limit in Gen.OneOf(Gen.Choose(1, 80), Gen.Choose(1, 500))
        from newest in Gen.Choose(0, 2)
        from cuts in Gen.Elements(true, false)
        select new AnyChat(messages, options, limit, newest, cuts),
        chat => Shrinking.Of(chat.Messages).Select(messages => chat with { Messages = [.. messages] }));

    public override string ToString() =>
        $"{MaxTokens} tokens, newest {RequiredNewest}, cuts {Cuts}, tools {Options is not null}:\n" +
        string.Join('\n', Messages.Select(message => $"{message.Role} {message.AuthorName} {string.Join(", ", message.Contents.Select(Show))}"));

    private static string Show(AIContent content) => content switch
    {
        FunctionCallContent call => $"call {call.CallId}",
        FunctionResultContent result => $"result {result.CallId} '{result.Result}'",
        _ => $"'{content}'",
    };

    private static Gen<ChatMessage> Message()
    {
        Gen<string> text = Gen.Elements("Hello", " world", "one two three four five six seven", "汉字没有空格", "12345678", "", "\n\n", "The quick brown fox jumps over the lazy dog. ").ArrayOf().Resize(5).Select(string.Concat);
        Gen<string> id = Gen.Choose(1, 5).Select(number => $"call_{number}");
        Gen<ChatMessage> said =
            from role in Gen.Elements(ChatRole.User, ChatRole.User, ChatRole.Assistant, ChatRole.System)
            from value in text
            from name in Gen.Elements(null, null, null, "pinned", "dear")
            select new ChatMessage(role, value) { AuthorName = name };
        Gen<ChatMessage> calls =
            from ids in id.ArrayOf().Resize(3)
            from value in text
            select new ChatMessage(ChatRole.Assistant, [new TextContent(value), .. ids.DefaultIfEmpty("call_1").Select(each => new FunctionCallContent(each, "search", new Dictionary<string, object?> { ["query"] = each }))]);
        Gen<ChatMessage> results =
            from ids in id.ArrayOf().Resize(3)
            from value in text
            select new ChatMessage(ChatRole.Tool, [.. ids.DefaultIfEmpty("call_1").Select(each => new FunctionResultContent(each, value))]);
        Gen<ChatMessage> other = Gen.Elements<AIContent>(new TextReasoningContent("Hm."), new UriContent("https://example.org/a.png", "image/png"), new UsageContent())
            .Select(content => new ChatMessage(ChatRole.User, [content, new TextContent("see")]));
        return Gen.Frequency((6, said), (3, calls), (4, results), (1, other));
    }
}
