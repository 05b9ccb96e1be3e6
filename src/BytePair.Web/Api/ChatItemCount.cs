using BytePair.Budgeting;

namespace BytePair.Web.Api;

/// <summary>What a part of a chat takes, and the rule that it was counted by.</summary>
internal sealed record ChatItemCount(string Kind, long Tokens, bool IsExact, string Rule)
{
    public static ChatItemCount Of(PromptCountItem item) => new(ApiNames.Of(item.Kind), item.Tokens, item.IsExact, item.Rule);
}
