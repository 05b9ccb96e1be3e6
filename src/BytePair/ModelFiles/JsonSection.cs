using System.Text.Json;

namespace BytePair.ModelFiles;

/// <summary>Where a value lies in the text of a file, in bytes.</summary>
internal sealed class JsonSection(int start, int length, JsonTokenType kind)
{
    public int Start => start;

    public int Length => length;

    /// <summary>What the value begins with.</summary>
    public JsonTokenType Kind => kind;
}
