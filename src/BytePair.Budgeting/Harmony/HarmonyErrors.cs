using System.Runtime.CompilerServices;

namespace BytePair.Budgeting.Harmony;

/// <summary>Exceptions of this folder, made out of line.</summary>
internal static class HarmonyErrors
{
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static InvalidOperationException NamelessTool() =>
        new("What a tool answers begins with the tool's name, and the message has none. Set its Name, e.g. to functions.get_weather.");

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static NotSupportedException HostedTool(string tool) =>
        new($"The tool '{tool}' is of OpenAI's service alone; gpt-oss has browser and python built in. Leave it out, or give it as a function.");

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static NotSupportedException CustomTool(string tool) =>
        new($"The tool '{tool}' takes text of its own form, for which the harmony format has no place. Leave it out, or give it as a function with a schema.");

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static NotSupportedException NoTextPart(PromptPart part, int index) => new(FormattableString.Invariant(
        $"The message at index {index} has a part of type {part.GetType().Name}, and gpt-oss reads text alone. Leave it out, or say in words what it is."));

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ArgumentException NamelessFunction(int index, string parameter) => new(FormattableString.Invariant(
        $"The message at index {index} is what a function answered, and it doesn't say which. Set its Name."), parameter);

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ArgumentException UnknownCall(string id, int index, string parameter) => new(FormattableString.Invariant(
        $"The message at index {index} answers the call '{id}', and no message before it makes such a call. Keep calls and their answers together."), parameter);
}
