namespace BytePair.Budgeting.Harmony;

/// <summary>How many tokens the conversation has.</summary>
internal struct CountSink(BpeTokenizer tokenizer) : IHarmonySink
{
    private long tokens;

    public void Write(HarmonyToken token) => tokens++;

    public void Write(string text) => tokens += tokenizer.CountTokens(text);

    /// <summary>What was counted since the last time.</summary>
    /// <exception cref="OverflowException">More tokens than fit an int.</exception>
    public int Take()
    {
        int taken = checked((int)tokens);
        tokens = 0;
        return taken;
    }
}
