using BytePair.Encodings;
using BytePair.Incremental;
using BytePair.Pieces;
using BytePair.Pretokenization;
using BytePair.Pretokenization.Patterns;
using BytePair.Sinks;
using BytePair.Tests.Properties;
using BytePair.Tests.Reference;
using BytePair.Text;
using FsCheck;
using FsCheck.Fluent;

namespace BytePair.Tests.Pretokenization.Patterns;

/// <summary>The scanner for DeepSeek V3's three steps, in every width, cuts as the steps do one after the other; so does what reads texts in parts.</summary>
public sealed class DeepSeekProperties
{
    private static readonly Grammar Known = PatternGrammars.Create(ModelPatterns.DeepSeek);
    private static readonly Grammar Engine = new PatternGrammar(ModelPatterns.DeepSeek);

    /// <summary>Texts of every character, in order and shuffled, and where the engine cuts them: in parts, for it takes long over a long text.</summary>
    private static readonly Lazy<(byte[] Text, int[] Ends)[]> EveryCharacter = new(() =>
    {
        int[] inOrder = [.. Enumerable.Range(0, 0x110000).Where(codePoint => codePoint is < 0xD800 or > 0xDFFF)];
        int[] shuffled = [.. inOrder];
        new Random(1).Shuffle(shuffled);
        Pretokenizer engine = Engine.CreatePretokenizer(InstructionSet.Scalar);
        return [.. inOrder.Concat(shuffled).Select(AmongOthers).Chunk(1000).Select(characters =>
        {
            byte[] text = System.Text.Encoding.UTF8.GetBytes(string.Concat(characters));
            return (text, PieceEnds.Of(engine, text));
        })];
    });

    public static TheoryData<string> Instructions => [.. InstructionSets.Available.Select(instructions => instructions.ToString())];

    [Fact]
    public void The_steps_are_known()
    {
        Assert.IsAssignableFrom<SteppedGrammar<DeepSeekGrammar>>(Known);
        SplitStep[] inAnotherOrder = [ModelPatterns.DeepSeek[1], ModelPatterns.DeepSeek[0], ModelPatterns.DeepSeek[2]];
        Assert.IsType<PatternGrammar>(PatternGrammars.Create(inAnotherOrder));
        Assert.True(Engine.CanBeginAnywhere);
    }

    [Theory]
    [InlineData("ok 中文", "ok| |中文")]
    [InlineData("ZZa!", "ZZa|!")]
    [InlineData("\u200B\u200Ba!", "\u200B|\u200Ba|!")]
    [InlineData("a(b) it'sé", "a|(b|)| it|'s|é")]
    [InlineData("x  1234", "x|  |123|4")]
    [InlineData("!!a\n\n b", "!!|a|\n\n| b")]
    [InlineData("ア・イー\u3099!", "ア|・|イー\u3099|!")]
    [InlineData("。\n、a", "。\n|、|a")]
    public void Examples(string text, string expected)
    {
        byte[] utf8 = System.Text.Encoding.UTF8.GetBytes(text);
        int[] ends = PieceEnds.Of(Known.CreatePretokenizer(InstructionSets.InUse), utf8);
        Assert.Equal(expected, string.Join('|', ends.Select((end, i) => System.Text.Encoding.UTF8.GetString(utf8[(i == 0 ? 0 : ends[i - 1])..end]))));
    }

    [Theory, MemberData(nameof(Instructions))]
    public void Scanners_cut_as_the_steps_do(string instructions)
    {
        Pretokenizer pretokenizer = Known.CreatePretokenizer(Enum.Parse<InstructionSet>(instructions));
        Agree(pretokenizer, HostileText.Bytes);
        Agree(pretokenizer, ClassText.Bytes);
    }

    [Fact]
    public void The_engine_cuts_as_the_steps_do() => Agree(Engine.CreatePretokenizer(InstructionSet.Scalar), ClassText.Bytes);

    [Theory, MemberData(nameof(Instructions))]
    public void Every_character_among_its_like_and_among_any_is_cut_as_by_the_engine(string instructions)
    {
        Pretokenizer pretokenizer = Known.CreatePretokenizer(Enum.Parse<InstructionSet>(instructions));
        Assert.All(EveryCharacter.Value, of => Assert.True(of.Ends.AsSpan().SequenceEqual(PieceEnds.Of(pretokenizer, of.Text))));
    }

    [Fact]
    public void Both_sides_of_every_safe_cut_have_the_pieces_of_the_whole()
    {
        Pretokenizer pretokenizer = Known.CreatePretokenizer(InstructionSet.Scalar);
        Assert.True(Known.HasSafeCuts);
        Invariant.Holds(Texts, bytes =>
        {
            byte[] text = bytes.Value;
            int[] whole = PieceEnds.Of(pretokenizer, text);
            for (int cut = SafeCut.FindLast<byte, Utf8Characters>(text, 0, text.Length); cut > 0; cut = SafeCut.FindLast<byte, Utf8Characters>(text, 0, cut - 1))
            {
                Assert.Equal(whole, PieceEnds.Of(pretokenizer, text[..cut]).Concat(PieceEnds.Of(pretokenizer, text[cut..]).Select(end => cut + end)));
            }
        }, cases: 100);
    }

    [Fact]
    public void Decided_pieces_are_those_of_any_text_that_begins_so()
    {
        Pretokenizer pretokenizer = Known.CreatePretokenizer(InstructionSet.Scalar);
        var cases = (from known in Texts.Generator from unknown in Texts.Generator.Resize(20) select (known, unknown)).ToArbitrary();
        Invariant.Holds(cases, of =>
        {
            int decided = pretokenizer.DecidedLength(of.known.Value);
            int[] alone = PieceEnds.Of(pretokenizer, of.known.Value);
            int[] whole = PieceEnds.Of(pretokenizer, [.. of.known.Value, .. of.unknown.Value]);
            Assert.Equal(alone.Where(end => end <= decided), whole.Where(end => end <= decided));
        }, cases: 300);
    }

    [Fact]
    public void Text_that_grows_and_ranges_are_counted_as_wholes()
    {
        SharedParts parts = new(new EncodingDefinition("o200k_base", "o200k_base", int.MaxValue, Known, []));
        OpenText open = new(parts.Pieces);
        Invariant.Holds(Texts, text =>
        {
            open.Reset();
            RangeCounts ranges = new(parts.Pieces, text.Value);
            for (int length = 1; length <= Math.Min(text.Value.Length, 200); length++)
            {
                open.Append(text.Value.AsSpan(length - 1, 1));
                Assert.Equal(Count(parts.Pieces, text.Value.AsSpan(0, length)), open.CountWith(default));
                Assert.Equal(Count(parts.Pieces, text.Value.AsSpan(length / 2, length - (length / 2))), ranges.Count(length / 2, length));
            }
        }, cases: 60);
    }

    private static string AmongOthers(int codePoint)
    {
        string character = char.ConvertFromUtf32(codePoint);
        return (codePoint % 5) switch
        {
            0 => "a" + character,
            1 => " " + character + "é",
            _ => character,
        };
    }

    private static Arbitrary<HostileBytes> Texts => Gen.OneOf(HostileText.Bytes.Generator, ClassText.Bytes.Generator).ToArbitrary();

    private static long Count(PieceEncoder pieces, ReadOnlySpan<byte> text)
    {
        CountSink sink = new();
        pieces.Encode(text, ref sink);
        return sink.Count;
    }

    private static void Agree(Pretokenizer pretokenizer, Arbitrary<HostileBytes> texts) => Invariant.Holds(texts, bytes =>
    {
        CodePoints text = new(bytes.Value);
        int[] expected = [.. NaiveSplit.Ends(ModelPatterns.DeepSeek, text.Values).Select(end => text.ByteOffsets[end])];
        Assert.Equal(expected, PieceEnds.Of(pretokenizer, bytes.Value));
    });
}
