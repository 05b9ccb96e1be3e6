using System.Text;
using System.Text.Json;
using BytePair.Budgeting.Prompts;

namespace BytePair.Budgeting.Harmony;

/// <summary>Writes a JSON schema as a type of TypeScript, in the form that gpt-oss was trained on.</summary>
/// <remarks>
/// <para>
/// <c>{"type":"object","properties":{"city":{"type":"string","description":"Where"},"days":{"type":"integer","default":3}},"required":["city"]}</c>
/// becomes
/// </para>
/// <code>
/// {
/// // Where
/// city: string,
/// days?: number, // default: 3
/// }
/// </code>
/// <para>
/// The form has its own mind: a property's type is indented by four spaces more and a variant's by three; a default that is a string
/// has quotes unless it is one of an enumeration; what has no type is <c>any</c>. Keywords that aren't named below are left out, as the
/// reference does. Schemas nest no deeper than <see cref="JsonObject.MaxDepth"/>, so recursion is bounded.
/// </para>
/// </remarks>
internal sealed class SchemaTypeWriter(StringBuilder text)
{
    private const int PropertyIndent = 4;
    private const int VariantIndent = 3;

    public void WriteType(JsonElement schema, int indent)
    {
        if (TryGet(schema, "oneOf", JsonValueKind.Array, out JsonElement variants))
        {
            WriteVariants(variants, indent);
        }
        else if (TryGet(schema, "type", JsonValueKind.Array, out JsonElement types) && types.EnumerateArray().Any(IsString))
        {
            text.Append(string.Join(" | ", types.EnumerateArray().Where(IsString).Select(type => NameOf(type.GetString()!))));
        }
        else
        {
            WriteSingle(StringOf(schema, "type"), schema, indent);
        }
    }

    private static string NameOf(string type) => string.Equals(type, "integer", StringComparison.Ordinal) ? "number" : type;

    private static bool IsString(JsonElement value) => value.ValueKind == JsonValueKind.String;

    private static bool IsEnumeration(JsonElement schema) => TryGet(schema, "enum", JsonValueKind.Array, out JsonElement values) && values.GetArrayLength() > 0;

    private static bool TryGet(JsonElement schema, string name, JsonValueKind kind, out JsonElement value)
    {
        value = default;
        return schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty(name, out value) && value.ValueKind == kind;
    }

    private static string? StringOf(JsonElement schema, string name) => TryGet(schema, name, JsonValueKind.String, out JsonElement value) ? value.GetString() : null;

    /// <summary>The default of a property or of one of its variants, or null.</summary>
    private static string? DefaultOf(JsonElement schema) =>
        schema.ValueKind != JsonValueKind.Object || !schema.TryGetProperty("default", out JsonElement value) ? null
        : !IsString(value) ? JsonObject.Shortest(value)
        : IsEnumeration(schema) ? value.GetString()
        : $"\"{value.GetString()}\"";

    private void WriteSingle(string? type, JsonElement schema, int indent)
    {
        switch (type)
        {
            case "object":
                WriteObject(schema, indent);
                break;
            case "array" when schema.TryGetProperty("items", out JsonElement items):
                WriteType(items, indent);
                text.Append("[]");
                break;
            case "array":
                text.Append("Array<any>");
                break;
            case "string":
                WriteString(schema);
                break;
            case "number" or "integer" or "boolean":
                text.Append(NameOf(type));
                break;
            default:
                text.Append("any");
                break;
        }
    }

    private void WriteString(JsonElement schema)
    {
        string values = TryGet(schema, "enum", JsonValueKind.Array, out JsonElement all)
            ? string.Join(" | ", all.EnumerateArray().Where(IsString).Select(value => $"\"{value.GetString()}\""))
            : string.Empty;
        text.Append(values.Length > 0 ? values : "string");
    }

    /// <summary>Where the whole is one of several types; each has a line of its own.</summary>
    private void WriteVariants(JsonElement variants, int indent)
    {
        foreach (JsonElement variant in variants.EnumerateArray())
        {
            text.Append('\n').Append(' ', indent).Append(" | ");
            WriteNullable(variant, indent + VariantIndent);

            // Here, and here only, an enumeration's default has quotes too.
            string? standard = IsEnumeration(variant) && TryGet(variant, "default", JsonValueKind.String, out JsonElement value) ? JsonObject.Shortest(value) : DefaultOf(variant);
            WriteRemarks(StringOf(variant, "description"), standard);
        }
    }

    private void WriteNullable(JsonElement schema, int indent)
    {
        int start = text.Length;
        WriteType(schema, indent);
        if (TryGet(schema, "nullable", JsonValueKind.True, out _) &&
            text.ToString(start, text.Length - start).IndexOf("null", StringComparison.Ordinal) < 0)
        {
            text.Append(" | null");
        }
    }

    private void WriteObject(JsonElement schema, int indent)
    {
        WriteComment(StringOf(schema, "description"), indent);
        text.Append("{\n");
        if (TryGet(schema, "properties", JsonValueKind.Object, out JsonElement properties))
        {
            HashSet<string> required = TryGet(schema, "required", JsonValueKind.Array, out JsonElement names)
                ? new(names.EnumerateArray().Where(IsString).Select(name => name.GetString()!), StringComparer.Ordinal)
                : [];
            foreach (JsonProperty property in properties.EnumerateObject())
            {
                string name = property.Name;
                WriteProperty(required.Contains(name) ? name : name + "?", property.Value, indent);
            }
        }

        text.Append(' ', indent).Append('}');
    }

    private void WriteProperty(string name, JsonElement schema, int indent)
    {
        if (StringOf(schema, "title") is { } title)
        {
            WriteComment(title, indent);
            text.Append(' ', indent).Append("//\n");
        }

        bool hasVariants = schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty("oneOf", out _);
        WriteComment(hasVariants ? null : StringOf(schema, "description"), indent);
        WriteExamples(schema, indent);
        if (TryGet(schema, "oneOf", JsonValueKind.Array, out JsonElement variants))
        {
            WriteVariantsOfProperty(name, schema, variants, indent);
            return;
        }

        text.Append(' ', indent).Append(name).Append(": ");
        WriteNullable(schema, indent + PropertyIndent);
        text.Append(',');
        WriteRemarks(null, hasVariants ? null : DefaultOf(schema));
        text.Append('\n');
    }

    private void WriteExamples(JsonElement schema, int indent)
    {
        if (TryGet(schema, "examples", JsonValueKind.Array, out JsonElement examples) && examples.GetArrayLength() > 0)
        {
            WriteComment("Examples:", indent);
            foreach (JsonElement example in examples.EnumerateArray().Where(IsString))
            {
                WriteComment($"- \"{example.GetString()}\"", indent);
            }
        }
    }

    /// <summary>A description that the first variant has too stands once only; one above keeps the first variant's own away.</summary>
    private void WriteVariantsOfProperty(string name, JsonElement schema, JsonElement variants, int indent)
    {
        string? description = StringOf(schema, "description");
        string? first = variants.GetArrayLength() > 0 ? StringOf(variants[0], "description") : null;
        string? above = description is not null && string.Equals(description, first, StringComparison.Ordinal) ? null : description;
        WriteComment(above, indent);
        WriteComment(DefaultOf(schema) is { } standard ? "default: " + standard : null, indent);
        text.Append(' ', indent).Append(name).Append(":\n");
        bool isFirst = true;
        foreach (JsonElement variant in variants.EnumerateArray())
        {
            text.Append(' ', indent).Append(" | ");
            WriteNullable(variant, indent + VariantIndent);
            string? remark = StringOf(variant, "description");
            bool isSaid = (isFirst && above is not null) || string.Equals(remark, description, StringComparison.Ordinal);
            WriteRemarks(isSaid ? null : remark, DefaultOf(variant));
            text.Append('\n');
            isFirst = false;
        }

        text.Append(' ', indent).Append(",\n");
    }

    private void WriteComment(string? comment, int indent)
    {
        if (comment is not null)
        {
            text.Append(' ', indent).Append("// ").Append(comment).Append('\n');
        }
    }

    /// <summary>What stands behind a type in its line.</summary>
    private void WriteRemarks(string? description, string? standard)
    {
        if (description is not null || standard is not null)
        {
            text.Append(" // ").Append(description);
            text.Append(description is not null && standard is not null ? " " : string.Empty);
            text.Append(standard is null ? string.Empty : "default: ").Append(standard);
        }
    }
}
