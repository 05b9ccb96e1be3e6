using System.Globalization;
using System.Text;

namespace BytePair.Cli.Tests.Counting;

/// <summary>64 MB go through each command in bounded memory: what it takes is not more than an empty input, plus 200 MB.</summary>
public sealed class MemoryTests
{
    private const int InputSize = 64 << 20;
    private const long Allowed = 200L << 20;

    private static readonly Lazy<byte[]> GeneratedText = new(MakeText);

    [Fact]
    public void Count_streams()
    {
        byte[] text = GeneratedText.Value;

        Outcome outcome = RunWithinBounds(text, "count");

        Assert.Equal($"{BpeTokenizer.ForEncoding("o200k_base").CountTokens(text)}\n", outcome.Text);
    }

    [Fact]
    public void Encode_and_decode_stream()
    {
        byte[] text = GeneratedText.Value;

        Outcome encoded = RunWithinBounds(text, "encode");
        Outcome decoded = RunWithinBounds(encoded.Output, "decode");

        Assert.True(text.AsSpan().SequenceEqual(decoded.Output), "The text differs after encode and decode.");
    }

    private static Outcome RunWithinBounds(byte[] input, string command)
    {
        Outcome baseline = Bytepair.RunWith("", command);
        Outcome outcome = Bytepair.RunWith(input, command);

        Bytepair.AssertSuccess(outcome);
        Assert.True(outcome.PeakMemory > 1 << 20, "No peak was measured.");
        Assert.True(
            outcome.PeakMemory < baseline.PeakMemory + Allowed,
            $"{command} took {outcome.PeakMemory >> 20} MB for {input.Length >> 20} MB, and {baseline.PeakMemory >> 20} MB for nothing.");
        return outcome;
    }

    /// <summary>Words of every length, numbers, line ends, some not Latin: no two lines alike.</summary>
    private static byte[] MakeText()
    {
        var random = new Random(64);
        var text = new MemoryStream(InputSize + 1024);
        var line = new StringBuilder();
        while (text.Length < InputSize)
        {
            line.Clear();
            for (int words = random.Next(1, 20); words > 0; words--)
            {
                int kind = random.Next(10);
                if (kind == 0)
                {
                    line.Append(CultureInfo.InvariantCulture, $"{random.Next()} ");
                    continue;
                }

                char first = kind == 1 ? 'а' : 'a';
                for (int letters = random.Next(1, 12); letters > 0; letters--)
                {
                    line.Append((char)(first + random.Next(26)));
                }

                line.Append(' ');
            }

            text.Write(Encoding.UTF8.GetBytes(line.Append('\n').ToString()));
        }

        return text.ToArray();
    }
}
