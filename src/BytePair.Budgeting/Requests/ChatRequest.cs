using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using BytePair.Budgeting.Prompts;
using BytePair.Budgeting.Requests;

namespace BytePair.Budgeting;

/// <summary>A request to OpenAI's API, chat completions or responses: read from JSON, changed, and written again.</summary>
/// <remarks>
/// <para>
/// What this library knows nothing of, of the request, of messages and of their parts, is written as it was read. Messages that weren't changed are
/// written as they were, and so are tools and settings. Immutable; two requests are equal if what they say is, as far as this library knows it.
/// </para>
/// <para>A line of a file of conversations, <c>{"messages":[…]}</c>, is a request without a model.</para>
/// </remarks>
/// <example>
/// <code>
/// ChatRequest request = ChatRequest.Parse("""{"model":"gpt-4o","messages":[{"role":"user","content":"Hi"},{"role":"user","content":"Hello!"}],"seed":7}""");
/// ChatRequest shorter = request with { Prompt = request.Prompt with { Messages = [request.Prompt.Messages[1]] } };
/// string json = shorter.ToJson();    // {"model":"gpt-4o","messages":[{"role":"user","content":"Hello!"}],"seed":7}
/// </code>
/// </example>
public sealed record ChatRequest
{
    /// <summary>More than the service takes, and little enough for an array.</summary>
    private const int MaxBytes = 1 << 29;

    /// <summary>Makes a request.</summary>
    /// <param name="kind">Which part of the API it is for.</param>
    /// <param name="prompt">What the model is sent.</param>
    /// <exception cref="ArgumentNullException"><paramref name="prompt"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="kind"/> is none of those that are named.</exception>
    public ChatRequest(ChatRequestKind kind, ChatPrompt prompt)
    {
        Kind = kind is ChatRequestKind.ChatCompletions or ChatRequestKind.Responses
            ? kind
            : throw ThrowHelper.UndefinedValue(kind, nameof(kind));
        Prompt = prompt;
    }

    /// <summary>Which part of the API it is for.</summary>
    public ChatRequestKind Kind { get; }

    /// <summary>What the model is sent.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public ChatPrompt Prompt
    {
        get;
        init => field = value ?? throw new ArgumentNullException(nameof(value));
    }

    /// <summary>The model, or null where the request doesn't say.</summary>
    public string? Model { get; init; }

    /// <summary>How many tokens the answer may have at most, hidden reasoning included; null where the request doesn't say.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int? MaxOutputTokens
    {
        get;
        init => field = value is null or >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "An answer can't have a negative number of tokens.");
    }

    /// <summary>
    /// Whether the model is sent more than the request says, which the service has stored: an earlier response, a conversation, a template.
    /// Its tokens can't be counted.
    /// </summary>
    public bool HasStoredInput => Source is { } source && ResponsesReader.HasStoredInput(source.Json);

    /// <summary>What the request was read from, and what it said then.</summary>
    internal RequestSource? Source { get; init; }

    /// <summary>Reads a request.</summary>
    /// <param name="json">The JSON of the request, an object with <c>messages</c> (chat completions) or <c>input</c> (responses).</param>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is null.</exception>
    /// <exception cref="FormatException">It is no such JSON; the message says where (<c>$.messages[3].role</c>) and what would be right.</exception>
    /// <remarks>Linear in the length of the JSON, which has at most 512 MB and 64 levels. Images and files in base64 aren't decoded.</remarks>
    /// <example>
    /// <code>
    /// ChatRequest request = ChatRequest.Parse("""{"model":"gpt-5","instructions":"Be brief.","input":"Hello!","max_output_tokens":100}""");
    /// ChatRequestKind kind = request.Kind;              // Responses
    /// int messages = request.Prompt.Messages.Count;     // 2
    /// int? most = request.MaxOutputTokens;              // 100
    /// </code>
    /// </example>
    public static ChatRequest Parse(string json) => Parse(JsonObject.Utf8Of(json ?? throw new ArgumentNullException(nameof(json))));

    /// <summary>Reads a request in UTF-8.</summary>
    /// <param name="utf8Json">The JSON of the request; a byte order mark before it is skipped.</param>
    /// <exception cref="FormatException">It is no such JSON; the message says where (<c>$.messages[3].role</c>) and what would be right.</exception>
    /// <remarks>Linear in the length of the JSON, which has at most 512 MB and 64 levels. Images and files in base64 aren't decoded.</remarks>
    /// <example>
    /// <code>
    /// ChatRequest request = ChatRequest.Parse("""{"messages":[{"role":"user","content":"Hello!"}]}"""u8.ToArray());
    /// string text = request.Prompt.Messages[0].Text;    // Hello!
    /// </code>
    /// </example>
    public static ChatRequest Parse(ReadOnlyMemory<byte> utf8Json)
    {
        JsonElement json = ParseRoot(utf8Json);
        bool hasMessages = new RequestNode(json, parent: null, "$").Member("messages") is not null;
        RequestNode root = new(json, parent: null, "$") { Form = hasMessages ? PromptSourceForm.ChatObject : PromptSourceForm.ResponsesObject };
        if (!hasMessages && root.Member("input") is null && root.Member("instructions") is null && !ResponsesReader.HasStoredInput(root.Json))
        {
            throw root.Wrong("is no request: it needs the member 'messages' (chat completions) or 'input' (responses)");
        }

        ChatRequestKind kind = hasMessages ? ChatRequestKind.ChatCompletions : ChatRequestKind.Responses;
        ChatRequest request = new(kind, hasMessages ? ChatCompletionsReader.Prompt(root) : ResponsesReader.Prompt(root))
        {
            Model = root.Member("model")?.Text(),
            MaxOutputTokens = (hasMessages ? root.Member("max_completion_tokens") ?? root.Member("max_tokens") : root.Member("max_output_tokens"))?.Number(),
        };
        return request with { Source = new RequestSource(root.Json, request) };
    }

    /// <summary>Writes the request as JSON.</summary>
    /// <exception cref="InvalidOperationException">The prompt has what this part of the API has no place for; the message says what.</exception>
    /// <example>
    /// <code>
    /// ChatRequest request = new(ChatRequestKind.ChatCompletions, new ChatPrompt([PromptMessage.User("Hello!")])) { Model = "gpt-4o" };
    /// string json = request.ToJson();    // {"model":"gpt-4o","messages":[{"role":"user","content":"Hello!"}]}
    /// </code>
    /// </example>
    public string ToJson()
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            WriteTo(writer);
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, checked((int)stream.Length));
    }

    /// <summary>Writes the request as JSON, with a writer that says how it looks.</summary>
    /// <param name="writer">Where it is written to.</param>
    /// <exception cref="ArgumentNullException"><paramref name="writer"/> is null.</exception>
    /// <exception cref="InvalidOperationException">The prompt has what this part of the API has no place for; the message says what.</exception>
    /// <example>
    /// <code>
    /// ChatRequest request = ChatRequest.Parse("""{"input":"Hello!"}""");
    /// using var stream = new MemoryStream();
    /// using (var writer = new System.Text.Json.Utf8JsonWriter(stream))
    /// {
    ///     request.WriteTo(writer);
    /// }
    ///
    /// long length = stream.Length;    // 18
    /// </code>
    /// </example>
    public void WriteTo(Utf8JsonWriter writer)
    {
        _ = writer ?? throw new ArgumentNullException(nameof(writer));
        RequestWriter.Write(writer, this);
    }

    /// <inheritdoc/>
    public bool Equals(ChatRequest? other) =>
        other is not null
        && Kind == other.Kind
        && string.Equals(Model, other.Model, StringComparison.Ordinal)
        && MaxOutputTokens == other.MaxOutputTokens
        && Prompt.Equals(other.Prompt);

    /// <inheritdoc/>
    public override int GetHashCode() => (Kind, Model, MaxOutputTokens, Prompt).GetHashCode();

    private static JsonElement ParseRoot(ReadOnlyMemory<byte> utf8Json)
    {
        ReadOnlySpan<byte> mark = [0xEF, 0xBB, 0xBF];
        if (utf8Json.Span.StartsWith(mark))
        {
            utf8Json = utf8Json.Slice(mark.Length);
        }

        if (utf8Json.Length > MaxBytes)
        {
            throw new FormatException($"The request has {utf8Json.Length} bytes; at most {MaxBytes} are read.");
        }

        JsonObject.Check(utf8Json.Span);
        using JsonDocument document = JsonDocument.Parse(utf8Json, new JsonDocumentOptions { MaxDepth = JsonObject.MaxDepth });
        return document.RootElement.Clone();
    }
}
