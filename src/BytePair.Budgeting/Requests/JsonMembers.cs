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
                member.WriteTo(writer);
            }
        }
    }

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
