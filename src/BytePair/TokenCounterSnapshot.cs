using BytePair.Incremental;
using BytePair.Special;

namespace BytePair;

/// <summary>The state of an <see cref="AppendableTokenCounter"/>, to go back to: what of its text may still change, and the count of the rest.</summary>
public sealed class TokenCounterSnapshot
{
    internal TokenCounterSnapshot(BpeTokenizer tokenizer, SpecialRules? rules, long count, OpenTextState text, byte[] waiting, char highSurrogate)
    {
        Tokenizer = tokenizer;
        Rules = rules;
        Count = count;
        Text = text;
        Waiting = waiting;
        HighSurrogate = highSurrogate;
    }

    /// <summary>The number of tokens when it was taken.</summary>
    public long Count { get; }

    internal BpeTokenizer Tokenizer { get; }

    internal SpecialRules? Rules { get; }

    internal OpenTextState Text { get; }

    internal byte[] Waiting { get; }

    internal char HighSurrogate { get; }
}
