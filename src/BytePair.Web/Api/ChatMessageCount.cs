namespace BytePair.Web.Api;

/// <summary>What a message takes: the sum of its items.</summary>
internal sealed record ChatMessageCount(string Role, string? Name, long Tokens, ChatItemCount[] Items);
