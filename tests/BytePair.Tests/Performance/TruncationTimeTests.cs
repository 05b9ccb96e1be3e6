using System.Diagnostics;

namespace BytePair.Tests.Performance;

/// <summary>
/// Truncation of what is worst for it. A quadratic step would take a minute for a text of this size; the bound is far below, and far above what
/// a busy machine needs.
/// </summary>
[Collection(nameof(Alone))]
public sealed class TruncationTimeTests
{
    private const int Size = 1 << 17;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

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
    public void No_input_takes_long(string encoding, string input)
    {
        BpeTokenizer tokenizer = BpeTokenizer.ForEncoding(encoding);
        byte[] text = WorstInputs.All[input](Size);
        int count = tokenizer.CountTokens(text);
        foreach (int max in (int[])[100, count / 2, count - 1])
        {
            InTime(() =>
            {
                int index = tokenizer.GetIndexByTokenCount(text, max, out int tokens);
                Assert.Equal(tokenizer.CountTokens(text.AsSpan(0, index)), tokens);
                Assert.InRange(tokens, 0, max);
            });
            InTime(() =>
            {
                int index = tokenizer.GetIndexByTokenCountFromEnd(text, max, out int tokens);
                Assert.Equal(tokenizer.CountTokens(text.AsSpan(index)), tokens);
                Assert.InRange(tokens, 0, max);
            });
        }

        foreach (TruncationBoundary boundary in (TruncationBoundary[])[TruncationBoundary.Grapheme, TruncationBoundary.Word])
        {
            var options = new TruncationOptions { Keep = TruncationKeep.StartAndEnd, Boundary = boundary };
            InTime(() => Assert.InRange(tokenizer.CountTokens(tokenizer.TruncateToTokens(text, count / 2, options)), 0, count / 2));
        }
    }

    private static void InTime(Action action)
    {
        long start = Stopwatch.GetTimestamp();
        action();
        TimeSpan taken = Stopwatch.GetElapsedTime(start);
        Assert.True(taken < Limit, $"It took {taken.TotalSeconds:F1} s.");
    }
}
