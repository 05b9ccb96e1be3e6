namespace BytePair.Budgeting.Harmony;

/// <summary>The conversation as the model reads it.</summary>
internal readonly struct IdSink(BpeTokenizer tokenizer, List<int> destination) : IHarmonySink
{
    public void Write(HarmonyToken token) => destination.Add((int)token);

    public void Write(string text) => destination.AddRange(tokenizer.EncodeToIds(text));
}
