using System.Text;
using System.Text.Json;
using BytePair.Tests.Properties;
using BytePair.Tests.Support;
using FsCheck.Fluent;

namespace BytePair.Tests.ModelFiles;

/// <summary>What all four readers of vocabularies have to stand: sources without end, cut off, damaged, of another kind.</summary>
public sealed class HostileSourceTests
{
    /// <summary>More than any array holds.</summary>
    private const long TwoGigabytes = (long)int.MaxValue + 10;

    /// <summary>Several times what may be read of a file, in bytes.</summary>
    private const long MaxAllocated = 1L << 30;

    private static readonly string[] Readers = ["tiktoken", "tokenizer.json", "tekken.json", "saved"];

    /// <summary>Of what there are gigabytes; the other builds of the core, whose readers are the same sources, stand some of it.</summary>
#if SECOND_BUILD
    private static readonly string[] Fillers = [" ", "\"", "aGk= 0\n"];
#else
    private static readonly string[] Fillers = [" ", "\n", "[", "{\"a\":", "\"", "0", "aGk= 0\n", "\0", "\u00e9"];
#endif

    private static readonly Dictionary<string, byte[]> Good = new(StringComparer.Ordinal)
    {
        ["tiktoken"] = "aGk= 0\naA== 1\naQ== 2\nYWJj 5\n"u8.ToArray(),
        ["tokenizer.json"] = JsonSerializer.SerializeToUtf8Bytes(SmallFile.With()),
        ["tekken.json"] = """
            {"config": {"pattern": "[a-z]+|[^a-z]+", "default_vocab_size": 4, "default_num_special_tokens": 1, "version": "v3"},
             "vocab": [{"rank": 0, "token_bytes": "aA=="}, {"rank": 1, "token_bytes": "aQ=="}, {"rank": 2, "token_bytes": "aGk="}]}
            """u8.ToArray(),
        ["saved"] = Saved(),
    };

    public static TheoryData<string> Names => new(Readers);

    public static TheoryData<string, string> Endless
    {
        get
        {
            TheoryData<string, string> all = [];
            foreach (string reader in Readers)
            {
                foreach (string filler in Fillers)
                {
                    all.Add(reader, filler);
                }
            }

            return all;
        }
    }

    [Theory, MemberData(nameof(Names))]
    public void The_files_that_are_changed_here_are_good(string reader) => Assert.NotNull(Read(reader, new MemoryStream(Good[reader])));

    /// <summary>Refused once a bound is passed, in bounded memory, whatever the two gigabytes are of.</summary>
    [Theory, MemberData(nameof(Endless))]
    public void Two_gigabytes_are_refused(string reader, string filler)
    {
        using RepeatingStream endless = new([], Encoding.UTF8.GetBytes(filler), TwoGigabytes, []);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Throws<InvalidDataException>(() => Read(reader, endless));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, MaxAllocated);
    }

    /// <summary>The good beginning of a file doesn't help.</summary>
    [Theory, MemberData(nameof(Names))]
    public void What_is_endless_behind_a_good_beginning_is_refused_too(string reader)
    {
        byte[] beginning = Good[reader][..(Good[reader].Length / 2)];
        using RepeatingStream endless = new(beginning, "7"u8.ToArray(), TwoGigabytes, []);
        Assert.Throws<InvalidDataException>(() => Read(reader, endless));
    }

    /// <summary>Each kind of file is none of the others.</summary>
    [Fact]
    public void Files_of_another_kind_are_refused()
    {
        foreach (string reader in Readers)
        {
            foreach (string other in Readers.Where(other => other != reader))
            {
                Assert.Throws<InvalidDataException>(() => Read(reader, new MemoryStream(Good[other])));
            }
        }
    }

    /// <summary>Bytes changed, left out, put in: a tokenizer or a refusal, and nothing else.</summary>
    [Theory, MemberData(nameof(Names))]
    public void What_is_damaged_is_read_or_refused(string reader)
    {
        byte[] good = Good[reader];
        var edits = (from at in Gen.Choose(0, good.Length - 1)
                     from kind in Gen.Choose(0, 3)
                     from value in Gen.Elements((byte[])[.. "\"{}[],:09-\\eA= \n"u8, 0x00, 0x80, 0xFF])
                     select (at, kind, value)).ArrayOf(2).ToArbitrary();
        Invariant.Holds(edits, all =>
        {
            List<byte> file = [.. good];
            foreach ((int position, int kind, byte value) in all)
            {
                int at = Math.Min(position, file.Count - 1);
                switch (kind)
                {
                    case 0: file[at] = value; break;
                    case 1: file.Insert(at, value); break;
                    case 2: file.RemoveAt(at); break;
                    default: file.RemoveRange(at, Math.Min(17, file.Count - 1 - at)); break;
                }
            }

            try
            {
                Assert.NotNull(Read(reader, new MemoryStream([.. file])));
            }
            catch (InvalidDataException)
            {
                // As it should be.
            }
        });
    }

    /// <summary>The lists of a tokenizer.json, which have a reader of their own.</summary>
    [Theory]
    [InlineData("{\"a\": 0,}", "[]", "$.model.vocab (line 1, byte ")]
    [InlineData("{\"a\" 0}", "[]", "$.model.vocab (line 1, byte ")]
    [InlineData("{\"a\": 0 \"b\": 1}", "[]", "$.model.vocab (line 1, byte ")]
    [InlineData("{\"a\": 0]", "[]", "isn't well-formed JSON (at line 1, byte ")]
    [InlineData("{a: 0}", "[]", "$.model.vocab (line 1, byte ")]
    [InlineData("{\"a\": 00}", "[]", "isn't a whole number")]
    [InlineData("{\"a\": 1e2}", "[]", "isn't a whole number")]
    [InlineData("{\"a\": 123456789012}", "[]", "isn't a whole number")]
    [InlineData("{\"a\": {}}", "[]", "isn't a whole number")]
    [InlineData("{\"a\": }", "[]", "isn't a whole number")]
    [InlineData("{\"\\x\": 0}", "[]", "$.model.vocab (line 1, byte ")]
    [InlineData("{\"\\u12\": 0}", "[]", "$.model.vocab (line 1, byte ")]
    [InlineData("{\"a\tb\": 0}", "[]", "$.model.vocab (line 1, byte ")]
    [InlineData("{\"abcdefghi\u0001\": 0}", "[]", "$.model.vocab (line 1, byte ")]
    [InlineData("{\"a\": 0, \"b\": 1, \"ab\": 2}", "[\"a b\",]", "$.model.merges[1]")]
    [InlineData("{\"a\": 0, \"b\": 1, \"ab\": 2}", "[\"a b\" \"a b\"]", "$.model.merges (line 1, byte ")]
    [InlineData("{\"a\": 0, \"b\": 1, \"ab\": 2}", "[[\"a\" \"b\"]]", "$.model.merges[0]")]
    [InlineData("{\"a\": 0, \"b\": 1, \"ab\": 2}", "[\"a b\"}", "isn't well-formed JSON (at line 1, byte ")]
    [InlineData("{\"a\": 0", "[]", "isn't well-formed JSON")]
    [InlineData("{\"a\": 0, \"b", "[]", "isn't well-formed JSON")]
    public void Lists_that_are_no_JSON_are_refused(string vocab, string merges, string message)
    {
        string file = "{\"pre_tokenizer\": {\"type\": \"ByteLevel\"}, \"model\": {\"vocab\": " + vocab + ", \"merges\": " + merges + "}}";
        var refusal = Assert.Throws<InvalidDataException>(() => BpeTokenizer.CreateFromTokenizerJson(Encoding.UTF8.GetBytes(file)));
        Assert.Contains(message, refusal.Message, StringComparison.Ordinal);
    }

    /// <summary>Blanks of all kinds, escapes, brackets within strings, lists in either order, other values between.</summary>
    [Fact]
    public void Lists_may_be_written_in_any_way_that_is_JSON()
    {
        const string File = """
            { "model" : { "merges":[ [ "a" , "\u0062" ] , "ab ]" ,"\\ \"" ] , "x": [{"y": ["}"]}], "vocab"
            :{"a":0,"b" : 1 , "ab": 2,"]" :3, "ab]":4, "\\": 5, "\"": 6, "\\\"":7, "{": 8 } } ,
             "pre_tokenizer": {"type": "ByteLevel", "add_prefix_space": false, "use_regex": false} }
            """;
        var tokenizer = BpeTokenizer.CreateFromTokenizerJson(Encoding.UTF8.GetBytes(File.Replace("\n", "\r\n\t", StringComparison.Ordinal)));
        Assert.Equal([4, 7, 8, 2], tokenizer.EncodeToIds("ab]\\\"{ab"));
    }

    /// <summary>What is wrong behind a list that was passed over is said with its line in the whole.</summary>
    [Fact]
    public void Lines_are_counted_through_the_lists()
    {
        const string File = "{\"pre_tokenizer\": {\"type\": \"ByteLevel\"},\n\"model\": {\"vocab\": {\n\"a\": 0\n},\n\"merges\": [\n]},\n\"x\": nul}";
        var refusal = Assert.Throws<InvalidDataException>(() => BpeTokenizer.CreateFromTokenizerJson(Encoding.UTF8.GetBytes(File)));
        Assert.Contains("isn't well-formed JSON (at line 7", refusal.Message, StringComparison.Ordinal);
    }

    private static byte[] Saved()
    {
        using MemoryStream saved = new();
        SmallFile.With().Load().Save(saved);
        return saved.ToArray();
    }

    private static BpeTokenizer Read(string reader, Stream source) => reader switch
    {
        "tiktoken" => BpeTokenizer.CreateFromTiktoken(source, @"\S+|\s+"),
        "tokenizer.json" => BpeTokenizer.CreateFromTokenizerJson(source),
        "tekken.json" => BpeTokenizer.CreateFromTekken(source),
        _ => BpeTokenizer.Load(source),
    };
}
