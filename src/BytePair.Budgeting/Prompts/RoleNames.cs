namespace BytePair.Budgeting.Prompts;

/// <summary>Roles as requests spell them.</summary>
internal static class RoleNames
{
    private static readonly string[] Names = ["system", "developer", "user", "assistant", "tool", "function"];

    public static string Of(PromptRole role) => Names[(int)role];

    public static bool TryFind(string name, out PromptRole role)
    {
        int index = Array.IndexOf(Names, name);
        role = (PromptRole)Math.Max(index, 0);
        return index >= 0;
    }
}
