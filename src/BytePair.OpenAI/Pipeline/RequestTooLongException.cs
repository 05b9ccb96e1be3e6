namespace BytePair.OpenAI;

/// <summary>A request wasn't sent, since it has more tokens than it may have, or since nobody can know how many it has.</summary>
public sealed class RequestTooLongException : Exception
{
    internal RequestTooLongException(CountedRequest request)
        : base(request.Fits
            ? $"The request wasn't sent, since not all of it can be counted: {request.Uncounted} Leave that out, or set TokenLimitPolicyOptions.UncountableRequests."
            : FormattableString.Invariant($"The request for {request.Model ?? "a model that isn't named"} wasn't sent: it has {request.Tokens} tokens, {request.Tokens - request.MaxTokens} more than the {request.MaxTokens} that it may have. Shorten it (ChatTokenCounter.FitToBudget, BatchEmbedder), or allow more."))
    {
        Request = request;
    }

    /// <summary>The request, and what it takes.</summary>
    public CountedRequest Request { get; }
}
