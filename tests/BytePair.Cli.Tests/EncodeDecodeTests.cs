using System.Globalization;
using System.Text;

namespace BytePair.Cli.Tests;

public sealed class EncodeDecodeTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Encode_writes_a_line_of_ids_for_each_file()
    {
        string hello = folder.Write("hello.txt", "hello world");
        string empty = folder.Write("empty.txt", "");
        string world = folder.Write("world.txt", " world");

        Outcome outcome = Bytepair.Run("encode", "-e", "cl100k_base", hello, empty, world);

        Bytepair.AssertSuccess(outcome);
        Assert.Equal("15339 1917\n\n1917\n", outcome.Text);
    }

    [Fact]
    public void Encode_reads_standard_input()
    {
        Assert.Equal("15339 1917\n", Bytepair.RunWith("hello world", "encode", "-m", "gpt-4").Text);
        Assert.Equal("15339 1917\n", Bytepair.RunWith("hello world", "encode", "-m", "gpt-4", "-").Text);
    }

    [Fact]
    public void An_input_that_fails_has_no_line_and_the_others_have_theirs()
    {
        string hello = folder.Write("hello.txt", "hello world");

        Outcome outcome = Bytepair.Run("encode", "-e", "cl100k_base", Path.Combine(folder.Path, "missing.txt"), hello);

        Bytepair.AssertFailure(outcome, "missing.txt");
        Assert.Equal("15339 1917\n", outcome.Text);
    }

    [Theory]
    [InlineData("15339 1917")]
    [InlineData("15339 1917\n")]
    [InlineData("15339\r\n1917\r\n")]
    [InlineData("15339,1917")]
    [InlineData("[15339, 1917]")]
    [InlineData("[\n  15339,\n  1917\n]\n")]
    [InlineData("\t015339 ,, 1917 ")]
    public void Decode_reads_ids_in_any_of_the_usual_forms(string ids)
    {
        Outcome outcome = Bytepair.RunWith(ids, "decode", "-e", "cl100k_base");

        Bytepair.AssertSuccess(outcome);
        Assert.Equal("hello world", outcome.Text);
    }

    [Fact]
    public void Decode_reads_files_one_after_the_other()
    {
        string hello = folder.Write("hello.ids", "15339");
        string empty = folder.Write("empty.ids", "");

        Outcome outcome = Bytepair.RunWith("1917", "decode", "-m", "gpt-4", hello, empty, "-");

        Bytepair.AssertSuccess(outcome);
        Assert.Equal("hello world", outcome.Text);
    }

    [Fact]
    public void Decode_writes_bytes_and_not_text_made_from_them()
    {
        byte[] half = Encoding.UTF8.GetBytes("🙂")[..2];
        string ids = Bytepair.RunWith(half, "encode").Text;

        Assert.Equal(half, Bytepair.RunWith(ids, "decode").Output);
    }

    [Fact]
    public void Decode_knows_special_tokens()
    {
        Assert.Equal("<|endoftext|>", Bytepair.RunWith("199999", "decode").Text);
    }

    [Theory]
    [InlineData("r50k_base")]
    [InlineData("p50k_edit")]
    [InlineData("cl100k_base")]
    [InlineData("o200k_harmony")]
    public void Random_bytes_come_back_from_encode_and_decode(string encoding)
    {
        var bytes = new byte[(1 << 20) + 7];
        new Random(20261121).NextBytes(bytes);

        Outcome encoded = Bytepair.RunWith(bytes, "encode", "-e", encoding);
        Bytepair.AssertSuccess(encoded);
        Outcome decoded = Bytepair.RunWith(encoded.Output, "decode", "-e", encoding);

        Bytepair.AssertSuccess(decoded);
        Assert.True(bytes.AsSpan().SequenceEqual(decoded.Output), "The bytes differ after encode and decode.");
    }

    [Fact]
    public void Encode_gives_the_ids_of_the_library_also_across_its_blocks()
    {
        var random = new Random(7);
        var text = new StringBuilder();
        while (text.Length < 3_000_000)
        {
            text.Append(random.Next(8) switch
            {
                0 => "don't stop — ",
                1 => "\r\n\r\n   ",
                2 => "你好，世界。",
                3 => random.Next().ToString(CultureInfo.InvariantCulture),
                4 => "🙂👩‍👩‍👧",
                5 => new string(' ', random.Next(40)),
                6 => new string('a', random.Next(60)),
                _ => "The quick brown Fox ",
            });
        }

        int[] expected = BpeTokenizer.ForEncoding("o200k_base").EncodeToIds(text.ToString());
        Outcome outcome = Bytepair.RunWith(text.ToString(), "encode");

        Bytepair.AssertSuccess(outcome);
        Assert.Equal(expected, outcome.Text.TrimEnd('\n').Split(' ').Select(id => int.Parse(id, CultureInfo.InvariantCulture)));
    }

    [Theory]
    [InlineData("15339 abc 1917", "word 2", "'abc'")]
    [InlineData("15339 -5 1917", "word 2", "'-5'")]
    [InlineData("15339 +1917", "word 2", "'+1917'")]
    [InlineData("15339 1917.0", "word 2", "'1917.0'")]
    [InlineData("15339 99999999999999999999999", "word 2", "'99999999999999999999999'")]
    [InlineData("15339 {1917}", "word 2", "'{1917}'")]
    [InlineData("15339 \u001b[31m", "word 2", "\\u001B")]
    public void A_word_that_is_no_id_is_named_with_its_place_and_what_comes_before_is_written(string ids, params string[] says)
    {
        Outcome outcome = Bytepair.RunWith(ids, "decode", "-e", "cl100k_base");

        Bytepair.AssertFailure(outcome, [.. says, "standard input", "no token id"]);
        Assert.Equal("hello", outcome.Text);
    }

    [Theory]
    [InlineData("15339 100256", "word 2", "100256")] // a hole in the ids
    [InlineData("15339 100277 1917", "word 2", "100277")] // the first beyond them
    [InlineData("15339 2147483647", "word 2", "2147483647")]
    public void An_id_that_the_encoding_does_not_have_is_named_with_its_place(string ids, params string[] says)
    {
        Outcome outcome = Bytepair.RunWith(ids, "decode", "-e", "cl100k_base");

        Bytepair.AssertFailure(outcome, [.. says, "cl100k_base"]);
        Assert.Equal("hello", outcome.Text);
    }

    [Fact]
    public void The_place_of_a_bad_word_counts_from_the_start_of_the_input()
    {
        string good = string.Concat(Enumerable.Repeat("15339 ", 100_000));

        Bytepair.AssertFailure(Bytepair.RunWith(good + "no", "decode", "-e", "cl100k_base"), "word 100001 ");
        Bytepair.AssertFailure(Bytepair.RunWith(good + "100256", "decode", "-e", "cl100k_base"), "word 100001 ");
    }

    [Fact]
    public void A_word_without_end_is_neither_kept_nor_printed_whole()
    {
        Outcome outcome = Bytepair.RunWith(new string('1', 5_000_000), "decode");

        Bytepair.AssertFailure(outcome, "word 1 is '1111");
        Assert.True(outcome.Error.Length < 300, "The line repeats the endless word.");
    }
}
