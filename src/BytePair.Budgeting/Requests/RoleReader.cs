using BytePair.Budgeting.Prompts;

namespace BytePair.Budgeting.Requests;

/// <summary>Reads roles.</summary>
internal static class RoleReader
{
    public static PromptRole Role(RequestNode node) =>
        RoleNames.TryFind(node.Text(), out PromptRole role)
            ? role
            : throw node.Wrong("has to be one of system, developer, user, assistant, tool, function");
}
