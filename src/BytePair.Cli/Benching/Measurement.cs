namespace BytePair.Cli.Benching;

/// <summary>What was measured of one operation with one encoding.</summary>
/// <param name="Encoding">The encoding's name.</param>
/// <param name="Operation">What was measured.</param>
/// <param name="Threads">On how many threads.</param>
/// <param name="Bytes">What a pass works on, or gives, in bytes of UTF-8.</param>
/// <param name="Tokens">How many tokens that are.</param>
/// <param name="ColdSeconds">How long the first pass took.</param>
/// <param name="Seconds">How long a pass took in each round, from the best round to the worst.</param>
internal sealed record Measurement(string Encoding, Operation Operation, int Threads, long Bytes, long Tokens, double ColdSeconds, double[] Seconds)
{
    public double BestSeconds => Seconds[0];

    public double MedianSeconds => (Seconds[(Seconds.Length - 1) / 2] + Seconds[Seconds.Length / 2]) / 2;

    public string Text => Operation.IsUtf16 ? "UTF-16" : "UTF-8";

    /// <summary>In MB (1,000,000 bytes) a second, for a pass of so many seconds.</summary>
    public double Megabytes(double seconds) => Bytes / seconds / 1e6;

    /// <summary>In millions of tokens a second.</summary>
    public double Megatokens(double seconds) => Tokens / seconds / 1e6;
}
