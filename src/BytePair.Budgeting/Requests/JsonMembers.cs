using System.Text.Json;

namespace BytePair.Budgeting.Requests;

/// <summary>Writes members of objects.</summary>
internal static class JsonMembers
{
    /// <summary>Writes the members of an object but for those that are known and were written from elsewhere.</summary>
    public static void WriteOthers(this Utf8JsonWriter writer, JsonElement source, params string[] known)
    {
        foreach (JsonProperty member in source.EnumerateObject())
        {
            if (Array.IndexOf(known, member.Name) < 0)
            {
                writer.WriteAsRead(member);
            }
        }
    }

    /// <summary>Writes a member with the very text that its value was read from.</summary>
    public static void WriteAsRead(this Utf8JsonWriter writer, JsonProperty member)
    {
        writer.WritePropertyName(member.Name);
        writer.WriteAsRead(member.Value);
    }

    /// <summary>Writes a value with the very text that it was read from.</summary>
    public static void WriteAsRead(this Utf8JsonWriter writer, JsonElement value) =>
        writer.WriteRawValue(value.GetRawText(), skipInputValidation: true);

    /// <summary>Writes a text, unless there is none.</summary>
    public static void WriteText(this Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(name, value);
        }
    }

    /// <summary>Writes JSON that was checked when it was given.</summary>
    public static void WriteJson(this Utf8JsonWriter writer, string name, string? json)
    {
        if (json is not null)
        {
            writer.WritePropertyName(name);
            writer.WriteRawValue(json, skipInputValidation: true);
        }
    }
}
