namespace BytePair.Budgeting.Harmony;

/// <summary>The control tokens that the renderer writes, by their ids in <c>o200k_harmony</c>.</summary>
internal enum HarmonyToken
{
    Return = 200002,
    Constrain = 200003,
    Channel = 200005,
    Start = 200006,
    End = 200007,
    Message = 200008,
    Call = 200012,
}
