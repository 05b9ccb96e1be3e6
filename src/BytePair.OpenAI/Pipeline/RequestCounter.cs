using BytePair.Budgeting;

namespace BytePair.OpenAI.Pipeline;

/// <summary>Counts the bodies of requests, and says what their models take.</summary>
internal sealed class RequestCounter(TokenLimitPolicyOptions options)
{
    /// <summary>The counter that was used last: most programs ask one model.</summary>
    private volatile ModelCounter? last;

    public CountedRequest Count(RequestKind kind, ReadOnlyMemory<byte> utf8Json)
    {
        try
        {
            return kind == RequestKind.Embeddings ? CountEmbeddings(utf8Json) : CountChat(kind, utf8Json);
        }
        catch (FormatException e)
        {
            // The service says better than anyone what is wrong with a request.
            return new CountedRequest(kind, model: null) { Uncounted = "It can't be read. " + e.Message };
        }
    }

    private CountedRequest CountChat(RequestKind kind, ReadOnlyMemory<byte> utf8Json)
    {
        var request = ChatRequest.Parse(utf8Json);
        if (CounterOf(request.Model) is not { Chat: { } chat } counter)
        {
            return new CountedRequest(kind, request.Model) { Uncounted = UnknownModel, MaxTokens = options.MaxPromptTokens };
        }

        PromptCount count;
        try
        {
            count = chat.Count(request.Prompt);
        }
        catch (ArgumentException e)
        {
            return new CountedRequest(kind, request.Model) { Uncounted = e.Message, MaxTokens = options.MaxPromptTokens };
        }

        return new CountedRequest(kind, request.Model)
        {
            Tokens = count.TotalTokens,
            ErrorTokens = count.ErrorTokens,
            Uncounted = request.HasStoredInput ? "It continues what the service has stored."
                : count.UncountedParts > 0 ? count.Items.First(item => item.IsUncounted).Rule + "."
                : null,
            MaxTokens = Least(options.MaxPromptTokens, options.IgnoresModelLimits ? null : counter.MaxPromptTokens(request.MaxOutputTokens)),
        };
    }

    private CountedRequest CountEmbeddings(ReadOnlyMemory<byte> utf8Json)
    {
        using EmbeddingBody body = EmbeddingBody.Parse(utf8Json);
        if (CounterOf(body.Model) is not { Tokenizer: { } tokenizer } counter)
        {
            return new CountedRequest(RequestKind.Embeddings, body.Model) { Uncounted = UnknownModel, MaxTokens = options.MaxPromptTokens };
        }

        (long tokens, long longest) = body.Count(tokenizer);
        bool hasLongInput = !options.IgnoresModelLimits && longest > (counter.Model.MaxInputTokens ?? int.MaxValue);
        return new CountedRequest(RequestKind.Embeddings, body.Model)
        {
            // The limit of one text is the narrower one where a text is beyond it.
            Tokens = hasLongInput ? longest : tokens,
            MaxTokens = hasLongInput ? counter.Model.MaxInputTokens : Least(options.MaxPromptTokens, options.IgnoresModelLimits ? null : counter.Model.MaxTokensPerRequest),
        };
    }

    private const string UnknownModel = "It isn't known how its model counts (TokenLimitPolicyOptions.Models).";

    private static long? Least(long? first, long? second) => first is null ? second : second is null ? first : Math.Min(first.Value, second.Value);

    private ModelCounter? CounterOf(string? model)
    {
        ModelCounter? known = last;
        if (model is null || (known is not null && string.Equals(known.Name, model, StringComparison.Ordinal)))
        {
            return model is null ? null : known;
        }

        return options.Models.TryFind(model, out ModelMatch? match) ? last = new ModelCounter(model, match.Model) : null;
    }
}
