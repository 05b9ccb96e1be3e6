using System.Text.Json;

namespace BytePair.Budgeting.Requests;

/// <summary>The members of a request that have to be written anew, each by the first of its names that comes, and once.</summary>
/// <remarks>
/// Messages are always written: they may be those that were read, one by one. Any other member that says what it said is left to be copied.
/// </remarks>
internal sealed class RequestMembers
{
    private readonly List<(string[] Names, Action<Utf8JsonWriter> Write)> pending = [];
    private readonly HashSet<string> changed = new(StringComparer.Ordinal);

    private RequestMembers()
    {
    }

    public static RequestMembers Of(ChatRequest request)
    {
        var members = new RequestMembers();
        ChatRequest? original = request.Source?.Original;
        if (original is null ? request.Model is not null : !string.Equals(request.Model, original.Model, StringComparison.Ordinal))
        {
            members.Add(writer => writer.WriteText("model", request.Model), "model");
        }

        if (request.Kind == ChatRequestKind.ChatCompletions)
        {
            ChatCompletionsWriter.AddTo(members, request, original);
        }
        else
        {
            ResponsesWriter.AddTo(members, request, original);
        }

        return members;
    }

    /// <summary>Adds members that are written together, in the place of the first of them, or at the end.</summary>
    public void Add(Action<Utf8JsonWriter> write, params string[] names)
    {
        pending.Add((names, write));
        changed.UnionWith(names);
    }

    /// <summary>Writes what takes the place of a member; nothing if it was written before.</summary>
    /// <returns>False for a member that is to be copied.</returns>
    public bool TryWriteInPlace(Utf8JsonWriter writer, string name)
    {
        if (!changed.Contains(name))
        {
            return false;
        }

        int index = pending.FindIndex(member => Array.IndexOf(member.Names, name) >= 0);
        if (index >= 0)
        {
            pending[index].Write(writer);
            pending.RemoveAt(index);
        }

        return true;
    }

    /// <summary>Writes what the request that was read didn't have.</summary>
    public void WriteRest(Utf8JsonWriter writer)
    {
        foreach ((_, Action<Utf8JsonWriter> write) in pending)
        {
            write(writer);
        }
    }
}
