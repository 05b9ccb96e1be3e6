using System.Globalization;
using System.Text;
using System.Text.Json;

namespace BytePair.Cli.Tests;

/// <summary>Ids as JSON and as raw numbers, from <c>encode</c> and into <c>decode</c>.</summary>
public sealed class IdFormatTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Encode_writes_an_array_of_json_for_each_file()
    {
        string hello = folder.Write("hello.txt", "hello world");
        string empty = folder.Write("empty.txt", "");
        string world = folder.Write("world.txt", " world");

        Outcome outcome = Bytepair.Run("encode", "-e", "cl100k_base", "--format", "json", hello, empty, world);

        Bytepair.AssertSuccess(outcome);
        Assert.Equal("[15339,1917]\n[]\n[1917]\n", outcome.Text);
    }

    [Fact]
    public void Encode_writes_raw_ids_with_the_low_byte_first_and_nothing_between()
    {
        string hello = folder.Write("hello.txt", "hello world");
        string empty = folder.Write("empty.txt", "");

        Outcome narrow = Bytepair.Run("encode", "-e", "cl100k_base", "--format", "u16", hello, empty, hello);
        Outcome wide = Bytepair.Run("encode", "-e", "cl100k_base", "--format", "u32", hello);

        Bytepair.AssertSuccess(narrow);
        Bytepair.AssertSuccess(wide);
        Assert.Equal([0xEB, 0x3B, 0x7D, 0x07, 0xEB, 0x3B, 0x7D, 0x07], narrow.Output); // 15339 = 0x3BEB, 1917 = 0x077D
        Assert.Equal([0xEB, 0x3B, 0, 0, 0x7D, 0x07, 0, 0], wide.Output);
    }

    [Fact]
    public void An_id_that_two_bytes_do_not_hold_is_refused_and_those_before_are_written()
    {
        Outcome outcome = Bytepair.RunWith("hello world<|endoftext|>", "encode", "-e", "cl100k_base", "--special", "recognize", "--format", "u16");

        Bytepair.AssertFailure(outcome, "standard input: id 3 is 100257", "--format u32");
        Assert.Equal([0xEB, 0x3B, 0x7D, 0x07], outcome.Output);
    }

    [Theory]
    [InlineData("json", "r50k_base")]
    [InlineData("u16", "r50k_base")]
    [InlineData("u32", "o200k_base")]
    public void Random_bytes_come_back_in_every_format(string format, string encoding)
    {
        var bytes = new byte[(1 << 19) + 7];
        new Random(5).NextBytes(bytes);

        Outcome encoded = Bytepair.RunWith(bytes, "encode", "-e", encoding, "--format", format);
        Bytepair.AssertSuccess(encoded);
        Outcome decoded = Bytepair.RunWith(encoded.Output, "decode", "-e", encoding, "-f", format);

        Bytepair.AssertSuccess(decoded);
        Assert.True(bytes.AsSpan().SequenceEqual(decoded.Output), "The bytes differ after encode and decode.");
    }

    [Fact]
    public void Offsets_are_those_of_the_library_also_across_blocks()
    {
        string text = string.Concat(Enumerable.Range(0, 60_000).Select(i => i % 7 == 0 ? "你好🙂, " : $"word{i.ToString(CultureInfo.InvariantCulture)} "))
            + new string('a', 700_000);
        EncodedToken[] expected = BpeTokenizer.ForEncoding("cl100k_base").EncodeToTokens(Encoding.UTF8.GetBytes(text));

        Outcome outcome = Bytepair.RunWith(text, "encode", "-e", "cl100k_base", "--format", "json", "--offsets");

        Bytepair.AssertSuccess(outcome);
        Assert.StartsWith("[{\"id\":1178,\"start\":0,\"end\":", Bytepair.RunWith("word", "encode", "-e", "cl100k_base", "--format", "json", "--offsets").Text, StringComparison.Ordinal);
        using JsonDocument json = JsonDocument.Parse(outcome.Output);
        Assert.Equal(
            expected.Select(token => (token.Id, token.Start, token.End)),
            json.RootElement.EnumerateArray().Select(token =>
                (token.GetProperty("id").GetInt32(), token.GetProperty("start").GetInt32(), token.GetProperty("end").GetInt32())));
        Assert.Equal(text, Bytepair.RunWith(outcome.Output, "decode", "-e", "cl100k_base", "--format", "json").Text);
    }

    [Fact]
    public void A_refused_special_token_has_its_place_in_the_file_and_the_array_stays_open()
    {
        string text = string.Concat(Enumerable.Repeat("hello ", 100_000));

        Outcome outcome = Bytepair.RunWith(text + "<|endoftext|>", "encode", "--format", "json", "--offsets", "--special", "reject");

        Bytepair.AssertFailure(outcome, "'<|endoftext|>' at byte 600000");
        Assert.EndsWith("}\n", outcome.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[15339,1917]")]
    [InlineData("\uFEFF [ 15339 ,\r\n 1917 ]\n")]
    [InlineData("[15339]\n[]\n[1917]\n")]
    [InlineData("[[15339],[[1917]]]")]
    [InlineData("15339\n1917\n")]
    [InlineData("""[{"id":15339,"start":0,"end":5},{"text":" world","special":false,"id":1917}]""")]
    public void Decode_reads_json_as_programs_write_it(string json)
    {
        Outcome outcome = Bytepair.RunWith(json, "decode", "-e", "cl100k_base", "--format", "json");

        Bytepair.AssertSuccess(outcome);
        Assert.Equal("hello world", outcome.Text);
    }

    [Theory]
    [InlineData("[15339, \"1917\"]", "line 1, byte 9 ", "no token id")]
    [InlineData("[15339,\n -5]", "line 2, byte 2 ", "no token id")]
    [InlineData("[15339,\n19.5]", "line 2, byte 1 ", "no token id")]
    [InlineData("[15339,99999999999999999999]", "line 1, byte 8 ", "no token id")]
    [InlineData("[15339,null]", "line 1, byte 8 ", "no token id")]
    [InlineData("[15339,{\"start\":1}]", "line 1, byte 18 ", "without an \"id\"")]
    [InlineData("[15339,{\"id\":[1917]}]", "line 1, byte 14 ", "no token id")]
    [InlineData("[15339,\n\n1917", "line 3, byte 5 ", "breaks the JSON")]
    [InlineData("[15339 1917]", "line 1, byte 8 ", "breaks the JSON")]
    [InlineData("[15339,100256]", "id 2 is 100256", "cl100k_base")]
    public void What_is_no_json_of_ids_is_named_with_its_place_and_what_comes_before_is_written(string json, params string[] says)
    {
        Outcome outcome = Bytepair.RunWith(json, "decode", "-e", "cl100k_base", "--format", "json");

        Bytepair.AssertFailure(outcome, [.. says, "standard input"]);
        Assert.StartsWith("hello", outcome.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_may_be_long_but_neither_deep_nor_a_word_without_end()
    {
        string line = "[" + string.Join(",\n", Enumerable.Repeat("15339", 50_000)) + "]\n";

        Outcome long_ = Bytepair.RunWith(line + line + "[true]", "decode", "-e", "cl100k_base", "--format", "json");
        Outcome deep = Bytepair.RunWith(new string('[', 100_000), "decode", "--format", "json");
        Outcome endless = Bytepair.RunWith("[" + new string('1', 5_000_000), "decode", "--format", "json");

        Bytepair.AssertFailure(long_, "line 100001, byte 2 ");
        Assert.Equal(500_000, long_.Output.Length);
        Bytepair.AssertFailure(deep, "byte 65 ", "64 deep");
        Bytepair.AssertFailure(endless, "line 1, byte 2 ", "65536");
        Assert.True(endless.Error.Length < 300, "The line repeats the endless word.");
    }

    [Theory]
    [InlineData("u16", new byte[] { 0xEB, 0x3B, 0x7D }, "ends within id 2", "3 bytes")]
    [InlineData("u32", new byte[] { 0xEB, 0x3B, 0, 0, 0x7D, 0x07 }, "ends within id 2", "6 bytes")]
    [InlineData("u32", new byte[] { 0xEB, 0x3B, 0, 0, 0, 0, 0, 0x80 }, "id 2 (at byte 4) is 2147483648", "u16")]
    [InlineData("u32", new byte[] { 0xEB, 0x3B, 0, 0, 0xA0, 0x87, 1, 0 }, "id 2 is 100256", "cl100k_base")]
    public void Raw_ids_that_are_none_are_named_with_their_place_and_what_comes_before_is_written(string format, byte[] ids, params string[] says)
    {
        Outcome outcome = Bytepair.RunWith(ids, "decode", "-e", "cl100k_base", "--format", format);

        Bytepair.AssertFailure(outcome, [.. says, "standard input"]);
        Assert.Equal("hello", outcome.Text);
    }

    [Theory]
    [InlineData("--format can't be 'u8'", "encode", "--format", "u8")]
    [InlineData("--format can't be 'binary'", "decode", "--format", "binary")]
    [InlineData("--offsets belongs to --format json", "encode", "--offsets")]
    [InlineData("--offsets belongs to --format json", "encode", "--offsets", "--format", "u32")]
    public void A_format_that_there_is_not_is_one_line_and_exit_code_2(string says, params string[] arguments)
    {
        Outcome outcome = Bytepair.Run(arguments);

        Bytepair.AssertFailure(outcome, says);
        Assert.Empty(outcome.Output);
    }

    [UnixFact]
    public void A_reader_that_leaves_raw_output_is_no_error()
    {
        string text = folder.Write("text.txt", string.Concat(Enumerable.Repeat("hello world ", 200_000)));

        Outcome outcome = Bytepair.RunShell($"bytepair encode --format u32 '{text}' | head -c 4; bytepair encode --format json --offsets '{text}' | head -c 1");

        Assert.Equal("", outcome.Error);
        Assert.Equal(5, outcome.Output.Length);
    }
}
