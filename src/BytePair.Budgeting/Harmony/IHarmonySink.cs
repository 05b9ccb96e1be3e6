namespace BytePair.Budgeting.Harmony;

/// <summary>What receives a rendered conversation: control tokens apart from text, so that no text can become one.</summary>
internal interface IHarmonySink
{
    void Write(HarmonyToken token);

    void Write(string text);
}
