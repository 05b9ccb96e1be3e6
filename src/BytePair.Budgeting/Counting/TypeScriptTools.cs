using System.Text;
using System.Text.Json;
using BytePair.Budgeting.Prompts;

namespace BytePair.Budgeting.Counting;

/// <summary>Writes tools as the TypeScript-like text in which models of OpenAI read them.</summary>
/// <remarks>
/// <para>
/// A function <c>get_weather</c> with a required <c>city</c> and an optional <c>unit</c> becomes
/// <code>
/// namespace functions {
///
/// // The weather of a city
/// type get_weather = (_: {
/// // Its name
/// city: string,
/// unit?: "celsius" | "fahrenheit",
/// }) => any;
///
/// } // namespace functions
/// </code>
/// The text was inferred from token counts of the service by hmarr/openai-chat-tokens (MIT); its oddities, such as the missing indentation
/// before the brace that closes an object, are those that the counts tell of. Only descriptions of the outermost properties are written; later
/// counts (pamelafox/openai-messages-token-helper, MIT) tell that some models read those of inner ones too, so that they are told apart.
/// </para>
/// <para>
/// Linear in the schemas; their nesting is bounded by <see cref="JsonObject.MaxDepth"/>, and so are the recursion and the indentation. What
/// those counts say nothing of is written in the nearest manner: <c>oneOf</c> as <c>anyOf</c>, several types as alternatives, references as <c>any</c>.
/// </para>
/// </remarks>
internal sealed class TypeScriptTools
{
    private const int IndentOfNesting = 2;
    private const string Unknown = "any";

    private readonly StringBuilder text = new();
    private readonly StringBuilder leftOut = new();

    /// <summary>The text of several functions.</summary>
    /// <param name="tools">The functions.</param>
    /// <param name="descriptionsLeftOut">What the text would have more if inner properties were described too.</param>
    public static string Write(IEnumerable<PromptTool> tools, out string descriptionsLeftOut)
    {
        var writer = new TypeScriptTools();
        writer.text.Append("namespace functions {\n\n");
        foreach (PromptTool tool in tools)
        {
            writer.Function(tool);
        }

        descriptionsLeftOut = writer.leftOut.ToString();
        return writer.text.Append("} // namespace functions").ToString();
    }

    private void Function(PromptTool tool)
    {
        if (!string.IsNullOrEmpty(tool.Description))
        {
            text.Append("// ").Append(tool.Description).Append('\n');
        }

        if (!string.IsNullOrEmpty(tool.Grammar))
        {
            text.Append("// ").Append(tool.Grammar).Append('\n');
        }

        text.Append("type ").Append(tool.Name);
        if (tool.Kind == PromptToolKind.Custom)
        {
            text.Append(" = (FREEFORM) => any;\n\n");
            return;
        }

        using JsonDocument? schema = tool.Parameters is { } parameters ? JsonObject.Parse(parameters) : null;
        if (schema is not null && TryGetProperties(schema.RootElement, out JsonElement properties))
        {
            text.Append(" = (_: {\n");
            Properties(schema.RootElement, properties, indent: 0);
            text.Append("\n}) => any;\n\n");
        }
        else
        {
            text.Append(" = () => any;\n\n");
        }
    }

    /// <summary>The properties of an object, where it has at least one.</summary>
    private static bool TryGetProperties(JsonElement schema, out JsonElement properties) =>
        schema.TryGetProperty("properties", out properties)
        && properties.ValueKind == JsonValueKind.Object
        && properties.EnumerateObject().MoveNext();

    private void Properties(JsonElement schema, JsonElement properties, int indent)
    {
        HashSet<string> required = RequiredOf(schema);
        bool first = true;
        foreach (JsonProperty property in properties.EnumerateObject())
        {
            if (!first)
            {
                text.Append('\n');
            }

            first = false;
            if (DescriptionOf(property.Value) is { Length: > 0 } description)
            {
                StringBuilder place = indent < IndentOfNesting ? text : leftOut;
                place.Append(' ', indent).Append("// ").Append(description).Append('\n');
            }

            text.Append(' ', indent).Append(property.Name).Append(required.Contains(property.Name) ? ": " : "?: ");
            Type(property.Value, indent);
            text.Append(',');
        }
    }

    private static HashSet<string> RequiredOf(JsonElement schema)
    {
        var required = new HashSet<string>(StringComparer.Ordinal);
        if (schema.TryGetProperty("required", out JsonElement names) && names.ValueKind == JsonValueKind.Array)
        {
            foreach (JsonElement name in names.EnumerateArray())
            {
                if (name.ValueKind == JsonValueKind.String)
                {
                    required.Add(name.GetString()!);
                }
            }
        }

        return required;
    }

    private static string? DescriptionOf(JsonElement schema) =>
        schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty("description", out JsonElement description) && description.ValueKind == JsonValueKind.String
            ? description.GetString()
            : null;

    private void Type(JsonElement schema, int indent)
    {
        if (schema.ValueKind != JsonValueKind.Object)
        {
            text.Append(Unknown);
        }
        else if (TryGetArray(schema, "anyOf", out JsonElement alternatives) || TryGetArray(schema, "oneOf", out alternatives))
        {
            Alternatives(alternatives, indent);
        }
        else if (!schema.TryGetProperty("type", out JsonElement type))
        {
            text.Append(Unknown);
        }
        else if (type.ValueKind == JsonValueKind.Array)
        {
            Types(schema, type, indent);
        }
        else
        {
            Type(schema, type, indent);
        }
    }

    private static bool TryGetArray(JsonElement schema, string name, out JsonElement array) =>
        schema.TryGetProperty(name, out array) && array.ValueKind == JsonValueKind.Array;

    private void Alternatives(JsonElement alternatives, int indent)
    {
        string separator = string.Empty;
        foreach (JsonElement alternative in alternatives.EnumerateArray())
        {
            text.Append(separator);
            Type(alternative, indent);
            separator = " | ";
        }
    }

    /// <summary>A type that is a list of names: <c>["string", "null"]</c>. The schema's rest is written once, at the first name that it belongs to.</summary>
    private void Types(JsonElement schema, JsonElement names, int indent)
    {
        string separator = string.Empty;
        bool complete = false;
        foreach (JsonElement name in names.EnumerateArray())
        {
            text.Append(separator);
            bool isSimple = name.ValueKind == JsonValueKind.String && (name.ValueEquals("null") || name.ValueEquals("boolean"));
            if (isSimple || !complete)
            {
                Type(schema, name, indent);
                complete |= !isSimple;
            }
            else
            {
                text.Append(name.ValueKind == JsonValueKind.String ? name.GetString() : Unknown);
            }

            separator = " | ";
        }
    }

    private void Type(JsonElement schema, JsonElement name, int indent)
    {
        switch (name.ValueKind == JsonValueKind.String ? name.GetString() : null)
        {
            case "string":
                Enumeration(schema, "string");
                break;
            case "integer" or "number":
                Enumeration(schema, "number");
                break;
            case "boolean":
                text.Append("boolean");
                break;
            case "null":
                text.Append("null");
                break;
            case "array":
                Array(schema, indent);
                break;
            case "object":
                Object(schema, indent);
                break;
            default:
                text.Append(Unknown);
                break;
        }
    }

    /// <summary>The values that are allowed, or the name of the type where all are.</summary>
    private void Enumeration(JsonElement schema, string type)
    {
        if (!TryGetArray(schema, "enum", out JsonElement values))
        {
            text.Append(type);
            return;
        }

        string separator = string.Empty;
        foreach (JsonElement value in values.EnumerateArray())
        {
            text.Append(separator);
            if (value.ValueKind == JsonValueKind.String)
            {
                text.Append('"').Append(value.GetString()).Append('"');
            }
            else
            {
                text.Append(value.GetRawText());
            }

            separator = " | ";
        }
    }

    private void Array(JsonElement schema, int indent)
    {
        if (schema.TryGetProperty("items", out JsonElement items))
        {
            Type(items, indent);
        }
        else
        {
            text.Append(Unknown);
        }

        text.Append("[]");
    }

    private void Object(JsonElement schema, int indent)
    {
        text.Append("{\n");
        if (TryGetProperties(schema, out JsonElement properties))
        {
            Properties(schema, properties, indent + IndentOfNesting);
        }

        text.Append("\n}");
    }
}
