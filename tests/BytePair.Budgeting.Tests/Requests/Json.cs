using System.Text.Json;

namespace BytePair.Budgeting.Tests.Requests;

/// <summary>Compares JSON by what it says.</summary>
internal static class Json
{
    public static void Same(string expected, string actual)
    {
        using JsonDocument left = JsonDocument.Parse(expected);
        using JsonDocument right = JsonDocument.Parse(actual);
        Assert.True(JsonElement.DeepEquals(left.RootElement, right.RootElement), $"Expected {expected}\nbut found {actual}");
    }

    public static string Member(string json, string name)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        return document.RootElement.GetProperty(name).GetRawText();
    }
}
