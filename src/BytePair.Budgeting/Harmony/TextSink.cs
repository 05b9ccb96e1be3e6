using System.Text;

namespace BytePair.Budgeting.Harmony;

/// <summary>The conversation as people read it.</summary>
internal readonly struct TextSink(StringBuilder destination) : IHarmonySink
{
    public void Write(HarmonyToken token) => destination.Append(token switch
    {
        HarmonyToken.Return => "<|return|>",
        HarmonyToken.Constrain => "<|constrain|>",
        HarmonyToken.Channel => "<|channel|>",
        HarmonyToken.Start => "<|start|>",
        HarmonyToken.End => "<|end|>",
        HarmonyToken.Message => "<|message|>",
        _ => "<|call|>",
    });

    public void Write(string text) => destination.Append(text);
}
