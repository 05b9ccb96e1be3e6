using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace BytePair.Budgeting.Tests.Models;

/// <summary>A user's own models, in code and in JSON that may come from anywhere.</summary>
public sealed class OwnModelTests
{
    private const string Everything =
        """
        {
          "$schema": "left alone",
          "asOf": "2027-03-04", // a comment
          "models": [
            {
              "name": "mine", "aliases": ["my-own"], "azureNames": ["mine-on-azure"], "kind": "responsesOnly", "encoding": "cl100k_base",
              "contextWindow": 1000, "maxInputTokens": 900, "maxOutputTokens": 100, "maxInputsPerRequest": 5, "maxTokensPerRequest": 6, "dimensions": 7,
              "prices": { "input": 1.5, "cachedInput": 0.25, "output": 3, "longContext": { "overInputTokens": 500, "input": 3, "cachedInput": 0.5, "output": 4.5 } },
              "currentSnapshot": "mine-2027-01-01", "snapshots": ["mine-2027-01-01"], "baseModel": "gpt-4", "releaseDate": "2027-01-01", "shutdownDate": "2028-02-29", "isShutDown": true,
              "notes": ["one", "two"], "sources": { "encoding": "e", "limits": "l", "prices": "p", "tables": ["t"] },
            },
          ],
          "families": [ { "prefix": "mine.", "model": "mine" } ]
        }
        """;

    private static readonly DateTime Day = Date(2027, 3, 4);

    [Fact]
    public void Every_field_is_read()
    {
        ModelInfo expected = new("mine")
        {
            AsOf = Day,
            Aliases = ["my-own"],
            AzureNames = ["mine-on-azure"],
            Kind = ModelKind.ResponsesOnly,
            EncodingName = "cl100k_base",
            ContextWindow = 1000,
            MaxInputTokens = 900,
            MaxOutputTokens = 100,
            MaxInputsPerRequest = 5,
            MaxTokensPerRequest = 6,
            Dimensions = 7,
            Prices = new ModelPrices { AsOf = Day, Input = 1.5m, CachedInput = 0.25m, Output = 3, LongContext = new() { OverInputTokens = 500, Input = 3, CachedInput = 0.5m, Output = 4.5m } },
            CurrentSnapshot = "mine-2027-01-01",
            Snapshots = ["mine-2027-01-01"],
            BaseModel = "gpt-4",
            ReleaseDate = Date(2027, 1, 1),
            ShutdownDate = Date(2028, 2, 29),
            IsShutDown = true,
            Notes = ["one", "two"],
            Sources = new ModelSources { Encoding = "e", Limits = "l", Prices = "p", Tables = ["t"] },
        };
        ModelCatalog catalog = ModelCatalog.Empty.WithJson(Everything);
        Assert.Equal(expected, Assert.Single(catalog.Models));
        Assert.Equal(expected.GetHashCode(), catalog.Models[0].GetHashCode());
        Assert.Equal(Day, catalog.AsOf);
        Assert.Equal(ModelMatchKind.Alias, catalog.Find("my-own").Kind);
        Assert.Equal(ModelMatchKind.AzureDeployment, catalog.Find("mine-on-azure").Kind);
        Assert.Equal(ModelMatchKind.Family, catalog.Find("mine.1").Kind);
        Assert.NotEqual(expected, expected with { Notes = ["one"] });
    }

    [Fact]
    public void A_file_a_stream_and_a_text_say_the_same()
    {
        byte[] utf8 = [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(Everything)];
        string path = Path.GetTempFileName();
        File.WriteAllBytes(path, utf8);
        ModelCatalog fromFile = ModelCatalog.Default.WithJsonFile(path);
        File.Delete(path);
        Assert.Equal(ModelCatalog.Default.WithJson(Everything).Models, fromFile.Models);
        Assert.Equal(fromFile.Models, ModelCatalog.Default.WithJson(new MemoryStream(utf8)).Models);
    }

    [Fact]
    public void What_JSON_does_not_say_stays()
    {
        ModelInfo old = ModelCatalog.Default.Find("gpt-5.4").Model;
        ModelCatalog catalog = ModelCatalog.Default.WithJson(
            """{ "asOf": "2027-03-04", "models": [ { "name": "gpt-5.4", "contextWindow": 5, "maxInputTokens": null, "prices": { "longContext": { "output": 7 } } } ] }""");
        ModelInfo model = catalog.Find("gpt-5.4").Model;
        ModelPrices prices = old.Prices! with { AsOf = Day, LongContext = old.Prices.LongContext! with { Output = 7 } };
        Assert.Equal(old with { AsOf = Day, ContextWindow = 5, MaxInputTokens = null, Prices = prices }, model);

        // Other models and this catalogue's elder stay as they are, and so does the day of prices that aren't spoken of.
        Assert.Equal(ModelCatalog.Default.Find("gpt-5").Model, catalog.Find("gpt-5").Model);
        Assert.Equal(old, ModelCatalog.Default.Find("gpt-5.4").Model);
        ModelInfo windowOnly = ModelCatalog.Default.WithJson("""{ "asOf": "2027-03-04", "models": [ { "name": "gpt-5.4", "contextWindow": 5 } ] }""").Find("gpt-5.4").Model;
        Assert.Equal(Day, windowOnly.AsOf);
        Assert.Equal(old.AsOf, windowOnly.Prices!.AsOf);
    }

    [Theory]
    [InlineData("", "no JSON")]
    [InlineData("{", "no JSON")]
    [InlineData("[]", "$ has to be an object")]
    [InlineData("{}", "asOf")]
    [InlineData("""{ "asOf": "yesterday" }""", "$.asOf has to be a date")]
    [InlineData("""{ "asOf": "2027-02-29" }""", "$.asOf has to be a date")]
    [InlineData("""{ "asOf": "0000-01-01" }""", "$.asOf has to be a date")]
    [InlineData("""{ "asOf": "2027-13-01" }""", "$.asOf has to be a date")]
    [InlineData("""{ "asOf": "2027-1-01" }""", "$.asOf has to be a date")]
    [InlineData("""{ "asOf": "2027-01-01 " }""", "$.asOf has to be a date")]
    [InlineData("""{ "asOf": "2027-01-01", "asOf": "2027-01-02" }""", "'asOf' twice")]
    [InlineData("""{ "asOf": "2027-01-01", "model": [] }""", "$.model isn't known here")]
    [InlineData("""{ "asOf": "2027-01-01", "models": {} }""", "$.models has to be an array")]
    [InlineData("""{ "asOf": "2027-01-01", "models": [ 1 ] }""", "$.models[0] has to be an object")]
    [InlineData("""{ "asOf": "2027-01-01", "models": [ {} ] }""", "$.models[0] has to have a name")]
    [InlineData("""{ "asOf": "2027-01-01", "models": [ { "name": "" } ] }""", "$.models[0].name has to be a name")]
    [InlineData("""{ "asOf": "2027-01-01", "models": [ { "name": "\ud800" } ] }""", "$.models[0].name isn't well-formed")]
    [InlineData("""{ "asOf": "2027-01-01", "models": [ { "name": "a" }, { "name": "a" } ] }""", "$.models[1].name names 'a' for the second time")]
    [InlineData("""{ "asOf": "2027-01-01", "models": [ { "name": "a", "windows": 3 } ] }""", "$.models[0].windows isn't known")]
    [InlineData("""{ "asOf": "2027-01-01", "models": [ { "name": "a", "contextWindow": -1 } ] }""", "$.models[0].contextWindow has to be a whole number")]
    [InlineData("""{ "asOf": "2027-01-01", "models": [ { "name": "a", "contextWindow": 1e99 } ] }""", "$.models[0].contextWindow has to be a whole number")]
    [InlineData("""{ "asOf": "2027-01-01", "models": [ { "name": "a", "contextWindow": "8192" } ] }""", "$.models[0].contextWindow has to be a number, not String")]
    [InlineData("""{ "asOf": "2027-01-01", "models": [ { "name": "a", "encoding": "o300k" } ] }""", "$.models[0].encoding is no encoding")]
    [InlineData("""{ "asOf": "2027-01-01", "models": [ { "name": "a", "kind": "chatty" } ] }""", "$.models[0].kind is no kind")]
    [InlineData("""{ "asOf": "2027-01-01", "models": [ { "name": "a", "kind": null } ] }""", "$.models[0].kind has to be a text")]
    [InlineData("""{ "asOf": "2027-01-01", "models": [ { "name": "a", "isShutDown": 0 } ] }""", "$.models[0].isShutDown has to be true or false")]
    [InlineData("""{ "asOf": "2027-01-01", "models": [ { "name": "a", "aliases": ["b", null] } ] }""", "$.models[0].aliases[1] has to be a text")]
    [InlineData("""{ "asOf": "2027-01-01", "models": [ { "name": "a", "prices": { "input": -0.5 } } ] }""", "$.models[0].prices.input has to be a price")]
    [InlineData("""{ "asOf": "2027-01-01", "models": [ { "name": "a", "prices": { "input": 1e999 } } ] }""", "$.models[0].prices.input has to be a price")]
    [InlineData("""{ "asOf": "2027-01-01", "models": [ { "name": "a", "prices": { "input": 1e-99 } } ] }""", "$.models[0].prices.input has to be a price")]
    [InlineData("""{ "asOf": "2027-01-01", "models": [ { "name": "a", "prices": { "input": 1e-999 } } ] }""", "$.models[0].prices.input has to be a price")]
    [InlineData("""{ "asOf": "2027-01-01", "models": [ { "name": "a", "notes": ["\u0041", "\ud800", "\u0041"] } ] }""", "$.models[0].notes[1] isn't well-formed")]
    [InlineData("""{ "asOf": "2027-01-01", "models": [ { "name": "a", "\udc00": 1 } ] }""", "$.models[0] has a field whose name isn't well-formed")]
    [InlineData("""{ "asOf": "2027-01-01", "models": [ { "name": "a", "prices": { "batch": 1 } } ] }""", "$.models[0].prices.batch isn't known")]
    [InlineData("""{ "asOf": "2027-01-01", "models": [ { "name": "a", "prices": { "longContext": { "input": 1 } } } ] }""", "$.models[0].prices.longContext has to say")]
    [InlineData("""{ "asOf": "2027-01-01", "families": [ { "prefix": "a" } ] }""", "$.families[0] has to have a prefix")]
    [InlineData("""{ "asOf": "2027-01-01", "families": [ { "prefix": "a", "model": "b" } ] }""", "$.families[0].model is no model")]
    public void Wrong_JSON_is_refused_with_its_place(string json, string reason)
    {
        InvalidDataException refusal = Assert.Throws<InvalidDataException>(() => ModelCatalog.Empty.WithJson(json));
        Assert.Contains(reason, refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("0.00")]
    [InlineData("-0")]
    [InlineData("0e5")]
    [InlineData("0E-5")]
    public void What_costs_nothing_may_be_written_as_any_zero(string zero) =>
        Assert.Equal(0, ModelCatalog.Empty.WithJson($$$"""{ "asOf": "2027-01-01", "models": [ { "name": "a", "prices": { "input": {{{zero}}} } } ] }""").Find("a").Model.Prices!.Input);

    /// <summary>What isn't well-formed is left alone where it isn't read, as is all behind it.</summary>
    [Fact]
    public void Escaped_text_means_what_it_stands_for()
    {
        ModelInfo model = ModelCatalog.Empty.WithJson("""{ "$note": "\ud800", "asOf": "2027-01-01", "models": [ { "\u006eame": "\u0061", "notes": ["\ud83d\ude00\n"] } ] }""").Find("a").Model;
        Assert.Equal(["\U0001F600\n"], model.Notes);
    }

    [Fact]
    public void Text_that_is_no_UTF8_is_refused()
    {
        byte[] json = Encoding.UTF8.GetBytes("""{ "asOf": "2027-01-01", "models": [ { "name": "a?" } ] }""");
        json[Array.IndexOf(json, (byte)'?')] = 0xFF;
        Assert.Contains("$.models[0].name isn't well-formed", Assert.Throws<InvalidDataException>(() => ModelCatalog.Empty.WithJson(new MemoryStream(json))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Deep_and_endless_JSON_is_refused()
    {
        string deep = """{ "asOf": "2027-01-01", "models": """ + new string('[', 1 << 20);
        Assert.Contains("deeper", Assert.Throws<InvalidDataException>(() => ModelCatalog.Empty.WithJson(deep)).Message, StringComparison.Ordinal);
        Assert.Contains("longer", Assert.Throws<InvalidDataException>(() => ModelCatalog.Empty.WithJson(new EndlessSpaces())).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidDataException>(() => ModelCatalog.Empty.WithJson(new string(' ', (16 << 20) + 1)));
    }

    [Fact]
    public void Damaged_JSON_is_read_or_refused_but_never_more()
    {
        byte[] whole = Encoding.UTF8.GetBytes(Everything);
        Gen<byte[]> damaged =
            from place in Gen.Choose(0, whole.Length - 1)
            from removed in Gen.Choose(0, 12)
            from inserted in Gen.Elements("", "\"", "{", "}", "[", "]", ",", ":", "null", "-", "1e9", "\\ud800", "\u00e9", "name", "\0", "true", "\"\"").Select(Encoding.UTF8.GetBytes)
            select (byte[])[.. whole[..place], .. inserted, .. whole[Math.Min(whole.Length, place + removed)..]];
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(2000), Prop.ForAll(Arb.From(damaged), json =>
        {
            try
            {
                ModelCatalog.Empty.WithJson(new MemoryStream(json));
            }
            catch (InvalidDataException)
            {
                // That is what bad data is told by.
            }
        }));
    }

    [Fact]
    public void Models_are_added_and_replaced_in_a_copy()
    {
        ModelInfo gpt4o = ModelCatalog.Default.Find("gpt-4o").Model;
        ModelCatalog catalog = ModelCatalog.Default.With(gpt4o with { ContextWindow = 7 }, new ModelInfo("mine") { Aliases = ["m"], EncodingName = "cl100k_base" });
        Assert.Equal(7, catalog.Find("gpt-4o").Model.ContextWindow);
        Assert.Equal("mine", catalog.Find("m").Model.Name);
        Assert.Null(catalog.Find("mine").AsOf);
        Assert.Equal(128000, ModelCatalog.Default.Find("gpt-4o").Model.ContextWindow);
        Assert.False(ModelCatalog.Default.TryFind("m", out _));
    }

    [Fact]
    public void A_further_name_goes_with_its_model()
    {
        ModelCatalog one = ModelCatalog.Empty.With(new ModelInfo("a") { Aliases = ["x", "y"] });
        ModelCatalog renamed = one.With(new ModelInfo("a") { Aliases = ["y"] });
        Assert.False(renamed.TryFind("x", out _));
        ModelCatalog taken = one.With(new ModelInfo("b") { Aliases = ["x"] });
        Assert.Equal("b", taken.Find("x").Model.Name);
        Assert.Equal("b", taken.With(new ModelInfo("a")).Find("x").Model.Name);

        // A model's own name comes before another's further name.
        Assert.Equal(ModelMatchKind.Exact, one.With(new ModelInfo("x")).Find("x").Kind);
    }

    [Fact]
    public void A_family_is_like_a_model_that_there_is()
    {
        ModelCatalog catalog = ModelCatalog.Default.WithFamily("gpt-7", "gpt-6-sol");
        Assert.Equal("gpt-6-sol", catalog.Find("gpt-7.5-luna").Model.BaseModel);
        Assert.False(catalog.TryFind("gpt-70", out _));
        Assert.Throws<ArgumentException>(() => ModelCatalog.Default.WithFamily("gpt-7", "no-such-model"));
        Assert.Throws<ArgumentException>(() => ModelCatalog.Default.WithFamily("", "gpt-4o"));
    }

    [Fact]
    public void A_list_that_changes_later_changes_no_model()
    {
        List<string> notes = ["one"];
        ModelInfo model = new("mine") { Notes = notes };
        notes.Add("two");
        Assert.Equal(["one"], model.Notes);
    }

    [Fact]
    public void Figures_that_can_not_be_are_refused()
    {
        Assert.Throws<ArgumentNullException>(() => new ModelInfo(null!));
        Assert.Throws<ArgumentException>(() => new ModelInfo(""));
        Assert.Throws<ArgumentException>(() => new ModelInfo(new string('x', 257)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ModelInfo("mine") { ContextWindow = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ModelPrices { Input = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new LongContextPrices { Output = decimal.MaxValue });
        Assert.Throws<ArgumentException>(() => ModelCatalog.Empty.With([null!]));
        Assert.Throws<ArgumentNullException>(() => ModelCatalog.Default.Find(null!));
    }

    private static DateTime Date(int year, int month, int day) => new(year, month, day, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>JSON that never comes to its beginning.</summary>
    private sealed class EndlessSpaces : MemoryStream
    {
        public override int Read(byte[] buffer, int offset, int count)
        {
            buffer.AsSpan(offset, count).Fill((byte)' ');
            return count;
        }
    }
}
