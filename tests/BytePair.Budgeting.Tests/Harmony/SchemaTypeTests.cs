using System.Text;
using System.Text.Json;
using BytePair.Budgeting.Harmony;
using BytePair.Budgeting.Prompts;
using BytePair.Tests.Properties;
using FsCheck;
using FsCheck.Fluent;

namespace BytePair.Budgeting.Tests.Harmony;

/// <summary>Schemas as types: each keyword by itself, and any schema at all without an error.</summary>
public sealed class SchemaTypeTests
{
    [Theory]
    [InlineData("""{"type":"string"}""", "string")]
    [InlineData("""{"type":"integer"}""", "number")]
    [InlineData("""{"type":"boolean"}""", "boolean")]
    [InlineData("""{"type":"null"}""", "any")]
    [InlineData("""{}""", "any")]
    [InlineData("""true""", "any")]
    [InlineData("""{"anyOf":[{"type":"string"}]}""", "any")]
    [InlineData("""{"type":["integer","null"]}""", "number | null")]
    [InlineData("""{"type":[1]}""", "any")]
    [InlineData("""{"type":"array"}""", "Array<any>")]
    [InlineData("""{"type":"array","items":{"type":"array","items":{"type":"number"}}}""", "number[][]")]
    [InlineData("""{"type":"string","enum":["a",1,"b"]}""", "\"a\" | \"b\"")]
    [InlineData("""{"type":"string","enum":[1]}""", "string")]
    [InlineData("""{"type":"object"}""", "{\n}")]
    [InlineData("""{"type":"object","description":"d","properties":{}}""", "// d\n{\n}")]
    public void A_schema_is_a_type(string schema, string type) => Assert.Equal(type, TypeOf(schema));

    [Theory]
    [InlineData("""{"type":"string","default":"x"}""", "p?: string, // default: \"x\"\n")]
    [InlineData("""{"type":"string","enum":["x"],"default":"x"}""", "p?: \"x\", // default: x\n")]
    [InlineData("""{"type":"number","default":1.50}""", "p?: number, // default: 1.50\n")]
    [InlineData("""{"type":"object","default":{ "a" : [ 1, "b \" c" ] }}""", "p?: {\n    }, // default: {\"a\":[1,\"b \\\" c\"]}\n")]
    [InlineData("""{"type":"string","nullable":true}""", "p?: string | null,\n")]
    [InlineData("""{"type":["string","null"],"nullable":true}""", "p?: string | null,\n")]
    [InlineData("""{"type":"string","title":"T","description":"D","examples":[]}""", "// T\n//\n// D\np?: string,\n")]
    [InlineData("""{"type":"object","properties":{"q":{"type":"string","description":"D"}},"required":["q"]}""", "p?: {\n    // D\n    q: string,\n    },\n")]
    [InlineData("""{"type":"array","items":{"type":"object","properties":{"q":{}}}}""", "p?: {\n    q?: any,\n    }[],\n")]
    [InlineData("""{"oneOf":[{"type":"string","description":"D"},{"type":"null"}],"description":"D"}""", "p?:\n | string\n | any\n,\n")]
    [InlineData("""{"oneOf":[{"type":"string","description":"E","default":"e"},{"type":"string","description":"F","enum":["f"],"default":"f"}]}""", "p?:\n | string // E default: \"e\"\n | \"f\" // F default: f\n,\n")]
    [InlineData("""{"oneOf":[{"type":"string","description":"E"},{"type":"number","nullable":true}],"description":"D","default":null}""", "// D\n// default: null\np?:\n | string\n | number | null\n,\n")]
    [InlineData("""{"oneOf":3,"type":"string","description":"D","default":1}""", "p?: string,\n")]
    [InlineData("""{"type":"array","items":{"oneOf":[{"type":"string","enum":["f"],"default":"f"},{"type":"number","description":"N","default":2}]}}""", "p?: \n     | \"f\" // default: \"f\"\n     | number // N default: 2[],\n")]
    public void A_property_has_a_line_with_remarks(string schema, string lines) =>
        Assert.Equal("{\n" + lines + "}", TypeOf(WithProperty(schema)));

    [Fact]
    public void A_schema_as_deep_as_is_allowed_is_written()
    {
        const int Arrays = JsonObject.MaxDepth - 3;
        string schema = string.Concat(Enumerable.Repeat("""{"type":"array","items":""", Arrays)) + "{}" + new string('}', Arrays);
        PromptTool tool = new("f") { Parameters = WithProperty(schema) };
        Assert.Contains("p?: any" + string.Concat(Enumerable.Repeat("[]", Arrays)) + ",", TextOf(tool), StringComparison.Ordinal);
    }

    [Fact]
    public void Descriptions_of_several_lines_are_comments_of_several_lines() => Assert.Contains(
        "// a\n// \n// b\ntype f = () => any;\n\n} // namespace functions", TextOf(new PromptTool("f") { Description = "a\r\n\nb\n" }), StringComparison.Ordinal);

    [Fact]
    public void The_form_of_an_answer_stands_last()
    {
        HarmonyDeveloperContent content = new()
        {
            Instructions = "You are a helpful shopping assistant",
            ResponseFormat = new("shopping_list", """{ "type": "object" }""") { Description = "What to buy" },
        };
        Assert.Equal(
            "<|start|>developer<|message|># Instructions\n\nYou are a helpful shopping assistant\n\n# Response Formats\n\n## shopping_list\n\n// What to buy\n{\"type\":\"object\"}<|end|>",
            HarmonyRenderer.Render(new([HarmonyMessage.Developer(content)]), HarmonyEnding.LastMessage));
    }

    [Fact]
    public void Any_schema_is_written() => Invariant.Holds(Schema(4).ToArbitrary(), schema =>
        Assert.Contains("type f = (_: ", TextOf(new PromptTool("f") { Parameters = WithProperty(schema) }), StringComparison.Ordinal));

    /// <summary>Keywords that are known, with values that fit them or don't.</summary>
    private static Gen<string> Schema(int depth)
    {
        Gen<string> plain = Gen.Elements("\"string\"", "\"object\"", "\"array\"", "\"integer\"", "null", "true", "1", "[]", "{}", "[\"a\",null]", "\"\\n\"");
        Gen<string> value = depth == 0 ? plain : Gen.OneOf(
            plain,
            Schema(depth - 1),
            from items in Schema(depth - 1).ListOf() select $"[{string.Join(",", items.Take(3))}]",
            from item in Schema(depth - 1) select $$"""{"q":{{item}},"r":{{item}}}""");
        Gen<string> keyword = Gen.Elements("type", "properties", "items", "oneOf", "enum", "default", "description", "title", "examples", "nullable", "required");
        return from members in (from key in keyword from held in value select $"\"{key}\":{held}").ListOf() select $"{{{string.Join(",", members.Take(5))}}}";
    }

    private static string WithProperty(string schema) => """{"type":"object","properties":{"p":""" + schema + "}}";

    private static string TypeOf(string schema)
    {
        using JsonDocument document = JsonDocument.Parse(schema);
        StringBuilder text = new();
        new SchemaTypeWriter(text).WriteType(document.RootElement, indent: 0);
        return text.ToString();
    }

    private static string TextOf(PromptTool tool) =>
        HarmonyRenderer.Render(new([HarmonyMessage.Developer(new() { Tools = [HarmonyToolNamespace.OfFunctions(tool)] })]));
}
