using System.Buffers;
using System.Diagnostics;
using BytePair.Tests.Support;

namespace BytePair.Tests.Performance;

/// <summary>
/// No input makes the work grow faster than its length. The clock is a coarse judge, so the bounds are generous:
/// they catch a quadratic step (twice the input, four times the work), not a slow one.
/// </summary>
[Collection(nameof(Alone))]
public sealed class LinearTimeTests
{
    private const int Size = 1 << 20;
    private const double MostGrowth = 3.0;

    /// <summary>A busy machine disturbs a run now and then; a quadratic step shows in every one.</summary>
    private const int MostRuns = 6;

    private static readonly TimeSpan Noise = TimeSpan.FromMilliseconds(40);
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(15);

    public static TheoryData<string, string> Cases
    {
        get
        {
            TheoryData<string, string> cases = [];
            foreach (string encoding in new[] { "r50k_base", "cl100k_base", "o200k_base" })
            {
                foreach (string input in WorstInputs.All.Keys)
                {
                    cases.Add(encoding, input);
                }
            }

            return cases;
        }
    }

    [Theory, MemberData(nameof(Cases))]
    public void A_megabyte_of_it_round_trips_in_linear_time(string encoding, string input)
    {
        BpeTokenizer tokenizer = BpeTokenizer.ForEncoding(encoding);
        byte[] whole = WorstInputs.All[input](Size);

        int[] ids = tokenizer.EncodeToIds(whole);
        Assert.Equal(ids.Length, tokenizer.CountTokens(whole));
        Assert.True(tokenizer.DecodeToUtf8(ids).AsSpan().SequenceEqual(whole), "The round trip changed the bytes.");

        TimeSpan half = TimeSpan.MaxValue;
        TimeSpan all = TimeSpan.MaxValue;
        for (int run = 0; run < MostRuns && !(run > 0 && IsLinear(half, all)); run++)
        {
            half = Faster(half, () => tokenizer.CountTokens(whole.AsSpan(0, Size / 2)));
            all = Faster(all, () => tokenizer.CountTokens(whole));
        }

        Assert.True(all < Limit, $"1 MB took {all.TotalSeconds:F1} s.");
        Assert.True(IsLinear(half, all), $"512 KB took {half.TotalMilliseconds:F1} ms, 1 MB {all.TotalMilliseconds:F1} ms.");
    }

    /// <summary>Each step looks at no more than its destination is worth: a text encoded in thousands of steps isn't looked at thousands of times.</summary>
    [Theory]
    [InlineData("random cases")]
    [InlineData("capital and mark")]
    [InlineData("newlines and spaces")]
    [InlineData("ideographs")]
    [InlineData("punctuation")]
    [InlineData("random bytes")]
    [InlineData("special-token text")]
    public void Steps_are_linear(string input)
    {
        BpeTokenizer tokenizer = BpeTokenizer.ForEncoding("o200k_base");
        byte[] whole = WorstInputs.All[input](Size);
        int[] room = new int[64];
        TimeSpan half = TimeSpan.MaxValue;
        TimeSpan all = TimeSpan.MaxValue;
        for (int run = 0; run < MostRuns && !(run > 0 && IsLinear(half, all)); run++)
        {
            half = Faster(half, () => EncodeInSteps(tokenizer, whole.AsSpan(0, Size / 2), room));
            all = Faster(all, () => EncodeInSteps(tokenizer, whole, room));
        }

        Assert.True(all < Limit, $"1 MB took {all.TotalSeconds:F1} s.");
        Assert.True(IsLinear(half, all), $"512 KB took {half.TotalMilliseconds:F1} ms, 1 MB {all.TotalMilliseconds:F1} ms.");
    }

    private static void EncodeInSteps(BpeTokenizer tokenizer, ReadOnlySpan<byte> rest, int[] room)
    {
        while (tokenizer.Encode(rest, room, out int consumed, out int written, specialTokens: SpecialTokenHandling.Recognize) == OperationStatus.DestinationTooSmall)
        {
            rest = rest.Slice(consumed);
            room = written == 0 ? new int[2 * room.Length] : room;
        }
    }

    private static bool IsLinear(TimeSpan half, TimeSpan all) => all <= half * MostGrowth + Noise;

    private static TimeSpan Faster(TimeSpan fastest, Action run)
    {
        long start = Stopwatch.GetTimestamp();
        run();
        TimeSpan taken = Stopwatch.GetElapsedTime(start);
        return taken < fastest ? taken : fastest;
    }
}
