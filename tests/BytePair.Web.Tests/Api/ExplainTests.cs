using System.Text.Json;
using BytePair.Web.Tests.Support;

namespace BytePair.Web.Tests.Api;

public sealed class ExplainTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    public async Task Each_merge_is_told_as_the_library_tells_it()
    {
        const string Text = "Hello antidisestablishment 東京<|endoftext|>";
        JsonElement answer = await server.Ask("/api/explain", new { text = Text, encoding = "r50k_base", special = "recognize" });
        Explanation expected = BpeTokenizer.ForEncoding("r50k_base").Explain(Text, SpecialTokenHandling.Recognize);

        Assert.Equal(expected.TokenCount, answer.GetProperty("tokens").GetInt32());
        JsonElement[] pieces = [.. answer.GetProperty("pieces").EnumerateArray()];
        Assert.Equal(expected.Pieces.Count, pieces.Length);
        foreach ((ExplainedPiece piece, JsonElement told) in expected.Pieces.Zip(pieces))
        {
            Assert.Equal(piece.Kind.ToString(), told.GetProperty("kind").GetString(), ignoreCase: true);
            Assert.Equal(piece.Start, told.GetProperty("start").GetInt32());
            Assert.Equal(piece.Utf8Bytes.ToArray().Select(b => (int)b), told.GetProperty("bytes").Deserialize<int[]>()!);
            Assert.Equal(piece.Parts.Select(Words), told.GetProperty("parts").EnumerateArray().Select(Words));
            Assert.Equal(piece.Tokens.Select(Words), told.GetProperty("tokens").EnumerateArray().Select(Words));
            Assert.Equal(
                piece.Merges.Select(merge => $"{Words(merge.Left)} {Words(merge.Right)} {Words(merge.Result)}"),
                told.GetProperty("merges").EnumerateArray().Select(merge => $"{Words(merge.GetProperty("left"))} {Words(merge.GetProperty("right"))} {Words(merge.GetProperty("result"))}"));
        }

        Assert.Contains("special", pieces.Select(piece => piece.GetProperty("kind").GetString()));
        Assert.Contains("merged", pieces.Select(piece => piece.GetProperty("kind").GetString()));
    }

    [Fact]
    public async Task A_long_text_is_refused()
    {
        using HttpResponseMessage response = await server.Post("/api/explain", JsonSerializer.Serialize(new { text = new string('a', 4097) }));
        Assert.Contains("4096", await RunningServer.AssertError(response, 413, "too_large"));
        await server.Ask("/api/explain", new { text = new string('a', 4096) });
    }

    private static string Words(ExplainedPart part) => $"{part.Id}@{part.Start}+{part.Length}";

    private static string Words(JsonElement part) => $"{part.GetProperty("id")}@{part.GetProperty("start")}+{part.GetProperty("length")}";
}
