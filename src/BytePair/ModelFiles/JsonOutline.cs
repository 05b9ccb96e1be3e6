using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace BytePair.ModelFiles;

/// <summary>Where the values of a file lie that matter.</summary>
internal sealed class JsonOutline
{
    private readonly List<string> names = [];
    private readonly List<JsonSection> sections = [];

    /// <summary>Adds a value; false if there is one of that name.</summary>
    public bool TryAdd(string name, JsonSection section)
    {
        bool isNew = names.IndexOf(name) < 0;
        names.Add(name);
        sections.Add(section);
        return isNew;
    }

    /// <summary>The value of that name; false if there is none, or null.</summary>
    public bool TryFind(string name, [NotNullWhen(true)] out JsonSection? section)
    {
        int index = names.IndexOf(name);
        section = index < 0 || sections[index].Kind == JsonTokenType.Null ? null : sections[index];
        return section is not null;
    }
}
