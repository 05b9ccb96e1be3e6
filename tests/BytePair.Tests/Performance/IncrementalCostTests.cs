using BytePair.Tests.Incremental;
using BytePair.Tests.Support;

namespace BytePair.Tests.Performance;

/// <summary>Counted, not timed: a byte that is added at either end, and counted, costs the same however much text there is.</summary>
public sealed class IncrementalCostTests
{
    private const int Size = 1 << 13;

    /// <summary>A stand-in of up to about 200 bytes is looked through twice, and shortened now and then.</summary>
    private const int MostStepsPerByte = 800;

    /// <summary>A short piece is counted anew where ends take turns, up to 32 bytes of it; the bytes of a piece cost up to 64 look-ups each.</summary>
    private const int MostLookUpsPerByte = 200;

    public static TheoryData<string, string> Cases
    {
        get
        {
            TheoryData<string, string> cases = [];
            foreach (string encoding in new[] { "r50k_base", "cl100k_base", "o200k_base" })
            {
                foreach (string input in WorstInputs.All.Keys.Concat(EndlessText.Units.Select(Escaped.Text)))
                {
                    cases.Add(encoding, input);
                }
            }

            return cases;
        }
    }

    [Theory, MemberData(nameof(Cases))]
    public void A_byte_at_the_end_costs_a_bounded_number_of_steps(string encoding, string input)
    {
        byte[] text = TextOf(input);
        AppendableTokenCounter counter = BpeTokenizer.ForEncoding(encoding).CreateAppendableCounter();
        long tokens = 0;
        for (int at = 0; at < text.Length; at++)
        {
            counter.Append(text.AsSpan(at, 1));
            tokens += counter.Count;
        }

        Assert.True(tokens > 0);
        Assert.Equal(BpeTokenizer.ForEncoding(encoding).CountTokens(text), counter.Count);
        Assert.InRange(counter.Steps, Size, MostStepsPerByte * Size);
    }

    [Theory, MemberData(nameof(Cases))]
    public void A_byte_at_the_front_costs_a_bounded_number_of_look_ups(string encoding, string input)
    {
        byte[] text = TextOf(input);
        PrependableTokenCounter counter = BpeTokenizer.ForEncoding(encoding).CreatePrependableCounter();
        for (int at = text.Length - 1; at >= 0; at--)
        {
            counter.Prepend(text.AsSpan(at, 1));
        }

        Assert.Equal(BpeTokenizer.ForEncoding(encoding).CountTokens(text), counter.Count);
        Assert.InRange(counter.Steps, 0, MostLookUpsPerByte * Size);
    }

    /// <summary>Prose, whose ranges are soon in step, and digits, whose ranges never are: a range as long as the text costs what a short one does.</summary>
    [Theory]
    [InlineData("cl100k_base", "It isn't far. ")]
    [InlineData("o200k_base", "It isn't far. ")]
    [InlineData("cl100k_base", "7")]
    [InlineData("o200k_base", "7")]
    [InlineData("o200k_base", "12, ")]
    public void A_range_costs_what_its_ends_cost(string encoding, string unit)
    {
        // In search of a checkpoint, 2,048 bytes in eight steps that each look at 512; then the links, some twenty.
        const int MostStepsPerRange = 6000;
        byte[] text = EveryShape.Utf8(string.Concat(Enumerable.Repeat(unit, 1_000_000 / unit.Length)));
        TokenRangeCounter counter = BpeTokenizer.ForEncoding(encoding).CreateRangeCounter(text);
        for (int i = 0; i < 100; i++)
        {
            long before = counter.Steps;
            counter.CountTokens(i, text.Length - (3 * i));
            Assert.InRange(counter.Steps - before, 1, MostStepsPerRange);
        }

        Assert.Equal(BpeTokenizer.ForEncoding(encoding).CountTokens(text.AsSpan(5, 500_000)), counter.CountTokens(5, 500_000));
    }

    private static byte[] TextOf(string input) => WorstInputs.All.TryGetValue(input, out Func<int, byte[]>? worst)
        ? worst(Size)
        : EveryShape.Utf8(string.Concat(Enumerable.Repeat(EndlessText.Units.First(unit => Escaped.Text(unit) == input), Size)))[..Size];
}
