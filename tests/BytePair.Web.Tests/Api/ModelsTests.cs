using System.Text.Json;
using BytePair.Budgeting;
using BytePair.Web.Tests.Support;

namespace BytePair.Web.Tests.Api;

public sealed class ModelsTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    public async Task Every_encoding_and_every_model_is_there()
    {
        JsonElement answer = JsonSerializer.Deserialize<JsonElement>(await server.Client.GetStringAsync(new Uri("/api/models", UriKind.Relative)));

        Assert.Equal(BpeTokenizer.EncodingNames, answer.GetProperty("encodings").EnumerateArray().Select(encoding => encoding.GetProperty("name").GetString()));
        Assert.Equal(ModelCatalog.Default.Models.Select(model => model.Name), answer.GetProperty("models").EnumerateArray().Select(model => model.GetProperty("name").GetString()));
        JsonElement gpt4o = answer.GetProperty("models").EnumerateArray().Single(model => model.GetProperty("name").GetString() == "gpt-4o");
        Assert.Equal("chat", gpt4o.GetProperty("kind").GetString());
        Assert.Equal(128000, gpt4o.GetProperty("contextWindow").GetInt32());
        Assert.Equal(2.5m, gpt4o.GetProperty("inputPrice").GetDecimal());
    }
}
