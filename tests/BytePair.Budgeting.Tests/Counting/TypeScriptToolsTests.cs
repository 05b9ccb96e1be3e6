using BytePair.Budgeting.Counting;

namespace BytePair.Budgeting.Tests.Counting;

/// <summary>The text of tools, which the published counts were inferred from, and what they say nothing of.</summary>
public sealed class TypeScriptToolsTests
{
    [Fact]
    public void A_function_becomes_a_type()
    {
        PromptTool tool = new("get_weather")
        {
            Description = "The weather of a city",
            Parameters = """
                {
                  "type": "object",
                  "properties": {
                    "city": { "type": "string", "description": "Its name" },
                    "unit": { "type": "string", "enum": ["celsius", "fahrenheit"] },
                    "place": { "type": "object", "properties": { "x": { "type": "integer", "description": "lost" }, "y": { "type": "number" } }, "required": ["x"] },
                    "days": { "type": "array", "items": { "anyOf": [{ "type": "string" }, { "type": "null" }] } },
                    "rest": { "type": "array" }
                  },
                  "required": ["city"]
                }
                """,
        };
        string expected = """
            namespace functions {

            // The weather of a city
            type get_weather = (_: {
            // Its name
            city: string,
            unit?: "celsius" | "fahrenheit",
            place?: {
              x: number,
              y?: number,
            },
            days?: string | null[],
            rest?: any[],
            }) => any;

            type nothing = () => any;

            } // namespace functions
            """;
        Assert.Equal(expected.ReplaceLineEndings("\n"), TypeScriptTools.Write([tool, new PromptTool("nothing")], out string leftOut));
        Assert.Equal("  // lost\n", leftOut);
    }

    [Theory]
    [InlineData("""{"oneOf":[{"type":"string"},{"type":"boolean"}]}""", "string | boolean")]
    [InlineData("""{"type":["string","null"]}""", "string | null")]
    [InlineData("""{"type":["null","integer"],"enum":[1,2]}""", "null | 1 | 2")]
    [InlineData("""{"type":["string","number"],"enum":["a"]}""", "\"a\" | number")]
    [InlineData("""{"$ref":"#/$defs/x"}""", "any")]
    [InlineData("""{"type":"other"}""", "any")]
    [InlineData("""{"type":7}""", "any")]
    [InlineData("true", "any")]
    [InlineData("""{"type":"string","const":"a"}""", "string")]
    public void What_is_not_known_is_written_in_the_nearest_manner(string schema, string type)
    {
        PromptTool tool = new("f") { Parameters = "{\"properties\":{\"x\":" + schema + "}}" };
        Assert.Contains($"\nx?: {type},\n", TypeScriptTools.Write([tool], out _));
    }

    [Fact]
    public void A_custom_tool_takes_text_of_any_form()
    {
        PromptTool tool = new("patch") { Kind = PromptToolKind.Custom, Description = "Patches", Grammar = "start: /a+/" };
        Assert.Equal("namespace functions {\n\n// Patches\n// start: /a+/\ntype patch = (FREEFORM) => any;\n\n} // namespace functions", TypeScriptTools.Write([tool], out _));
    }

    /// <summary>Each level indents by two spaces, so that the text is longer than the schema; nesting is bounded, and so is the factor.</summary>
    [Fact]
    public void The_text_is_linear_in_the_schema()
    {
        static int LengthOf(int properties)
        {
            string deep = string.Concat(Enumerable.Repeat("""{"type":"object","properties":{"x":""", 30));
            string leaves = string.Join(",", Enumerable.Range(0, properties).Select(i => $$"""
                "{{i:D6}}":{"type":"null"}
                """));
            string schema = deep + "{\"type\":\"object\",\"properties\":{" + leaves + "}}" + new string('}', 60);
            return TypeScriptTools.Write([new PromptTool("f") { Parameters = schema }], out _).Length;
        }

        int few = LengthOf(1000);
        Assert.InRange(LengthOf(2000), few, 2 * few);
    }
}
