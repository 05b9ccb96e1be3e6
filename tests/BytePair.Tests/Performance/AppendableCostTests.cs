using BytePair.Tests.Incremental;
using BytePair.Tests.Support;

namespace BytePair.Tests.Performance;

/// <summary>Counted, not timed: a byte that is added, and counted, costs the same however much text there is.</summary>
public sealed class AppendableCostTests
{
    private const int Size = 1 << 14;

    /// <summary>A stand-in of up to about 200 bytes is looked through twice, and shortened now and then.</summary>
    private const int MostStepsPerByte = 800;

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
    public void A_byte_costs_a_bounded_number_of_steps(string encoding, string input)
    {
        byte[] text = WorstInputs.All.TryGetValue(input, out Func<int, byte[]>? worst)
            ? worst(Size)
            : EveryShape.Utf8(string.Concat(Enumerable.Repeat(EndlessText.Units.First(unit => Escaped.Text(unit) == input), Size)))[..Size];
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
}
