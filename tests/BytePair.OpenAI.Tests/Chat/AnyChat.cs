using BytePair.OpenAI.Tests.Support;
using BytePair.Tests.Properties;
using FsCheck;
using FsCheck.Fluent;
using OpenAI.Chat;

namespace BytePair.OpenAI.Tests.Chat;

/// <summary>Chats as the SDK's users make them: rules, turns of several kinds, calls with their answers.</summary>
internal static class AnyChat
{
    private static readonly Gen<string> Text = Gen.Elements("Hi", "", "a b c", "日本語のテキスト", "🙂🙃", "{\"a\":1}", "\ud800", "line\nline\r\n\t\"quoted\" \\ / <|endoftext|>", new string('x', 90));

    private static readonly Gen<ChatMessageContentPart> Part = Gen.Frequency(
        (4, Text.Select(ChatMessageContentPart.CreateTextPart)),
        (1, Gen.Choose(1, 2000).Select(size => ChatMessageContentPart.CreateImagePart(Picture.Png(size, size / 2 + 1), "image/png", size % 2 == 0 ? ChatImageDetailLevel.High : (ChatImageDetailLevel?)null))));

    private static readonly Gen<ChatMessage[]> Turn = Gen.Frequency(
        (4, Text.Select(text => (ChatMessage[])[new UserChatMessage(text)])),
        (2, Part.ListOf().Where(parts => parts.Count > 0).Select(parts => (ChatMessage[])[new UserChatMessage(parts)])),
        (3, Text.Select(text => (ChatMessage[])[new AssistantChatMessage(text)])),
        (1, Text.Select(text => (ChatMessage[])[new DeveloperChatMessage(text)])),
        (1, Text.Select(text => (ChatMessage[])[new AssistantChatMessage(text) { Refusal = text, ParticipantName = "bob" }])),
        (2, from answers in Text.ListOf() where answers.Count > 0 select Calls([.. answers])));

    public static Arbitrary<ChatMessage[]> OfAnything { get; } =
        Arb.From(
            from rules in Gen.Elements<ChatMessage[]>([], [new SystemChatMessage("You are a helpful assistant.")])
            from turns in Turn.ListOf()
            select (ChatMessage[])[.. rules, .. turns.SelectMany(turn => turn)],
            Shrinking.Of);

    private static ChatMessage[] Calls(string[] answers)
    {
        string[] ids = [.. answers.Select(_ => "call_" + Guid.NewGuid().ToString("N"))];
        return
        [
            new AssistantChatMessage(ids.Select(id => ChatToolCall.CreateFunctionToolCall(id, "look_up", BinaryData.FromString("""{"word":"cat"}""")))),
            .. ids.Zip(answers, (id, answer) => new ToolChatMessage(id, answer)),
        ];
    }
}
