using System.Text.Json;

namespace BytePair.Cli.Tests.Catalogue;

/// <summary><c>vocab</c>: tokens of a vocabulary, found and shown.</summary>
public sealed class VocabTests
{
    private static readonly BpeTokenizer Tokenizer = BpeTokenizer.ForEncoding("cl100k_base");

    [Fact]
    public void Tokens_are_found_by_text_by_bytes_and_by_pattern()
    {
        Assert.Equal(Ids(token => token.Text.Contains("token", StringComparison.Ordinal)), Found("token"));
        Assert.Equal(Ids(token => token.Utf8Bytes.IndexOf((ReadOnlySpan<byte>)[0xF0, 0x9F, 0x98]) >= 0), Found("--bytes", "f0 9F98"));
        Assert.Equal(Ids(token => token.Text.Length > 14 && token.Text.TrimStart(' ').All(char.IsAsciiLetterLower) && token.Text.LastIndexOf(' ') <= 0), Found("--regex", "^(?: ?[a-z]{15,}| [a-z]{14})$"));
        Assert.Equal(Ids(token => token.IsSpecial), Found("--special-only"));
    }

    [Fact]
    public void Only_so_many_are_shown()
    {
        Outcome outcome = Bytepair.Run("vocab", "ing", "-e", "cl100k_base", "--top", "5");

        string[] lines = outcome.Text.TrimEnd('\n').Split('\n');
        Assert.Equal(7, lines.Length);
        Assert.Contains("the first 5 (--top 0 shows all)", lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_token_is_shown_with_its_merges_and_neighbours()
    {
        Assert.True(Tokenizer.TryGetTokenId(" hello", out int id));
        Outcome outcome = Bytepair.Run("vocab", "show", $"{id}", "-e", "cl100k_base");

        Bytepair.AssertSuccess(outcome);
        Assert.Matches("text +·hello", outcome.Text);
        Assert.Contains("20 68 65 6C 6C 6F", outcome.Text, StringComparison.Ordinal);
        Assert.Equal(Tokenizer.Explain(" hello").Pieces[0].Merges.Count, outcome.Text.Split('\n').Count(line => line.StartsWith("merge", StringComparison.Ordinal)));
        Assert.Contains($" {id + 1}", outcome.Text, StringComparison.Ordinal);

        using JsonDocument json = JsonDocument.Parse(Bytepair.Run("vocab", "show", $"{id}", "100257", "-e", "cl100k_base", "--json").Output);
        Assert.Equal(" hello", json.RootElement[0].GetProperty("text").GetString());
        Assert.True(json.RootElement[1].GetProperty("special").GetBoolean());
    }

    [Theory]
    [InlineData("has no token of the id 300000", "o200k_base", "vocab", "show", "300000")]
    [InlineData("--regex can't be '('", "(", "vocab", "--regex", "(")]
    [InlineData("--regex can't be '(?=a)'", "NonBacktracking", "vocab", "--regex", "(?=a)")]
    [InlineData("--bytes can't be 'E6 9'", "two digits", "vocab", "--bytes", "E6 9")]
    public void Wrong_usage_is_told(string says, string andSays, params string[] arguments) => Bytepair.AssertFailure(Bytepair.Run(arguments), says, andSays);

    private static IEnumerable<int> Ids(Predicate<VocabularyToken> isWanted) => Tokenizer.EnumerateTokens().Where(token => isWanted(token)).Select(token => token.Id);

    private static int[] Found(params string[] arguments)
    {
        Outcome outcome = Bytepair.Run(["vocab", .. arguments, "-e", "cl100k_base", "--top", "0", "--json"]);
        using JsonDocument json = JsonDocument.Parse(outcome.Output);
        int[] ids = [.. json.RootElement.GetProperty("tokens").EnumerateArray().Select(token => token.GetProperty("id").GetInt32())];
        Assert.NotEmpty(ids);
        Assert.Equal(ids.Length, json.RootElement.GetProperty("count").GetInt32());
        return ids;
    }
}
