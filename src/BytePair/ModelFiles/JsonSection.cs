using System.Text.Json;

namespace BytePair.ModelFiles;

/// <summary>Where a value lies in the text of a file, in bytes.</summary>
internal sealed class JsonSection(int start, int length, JsonTokenType kind, int count)
{
    public int Start => start;

    public int Length => length;

    /// <summary>What the value begins with.</summary>
    public JsonTokenType Kind => kind;

    /// <summary>How many items the value has if it is one of the long lists, or at most one more; else 0.</summary>
    public int Count => count;
}
