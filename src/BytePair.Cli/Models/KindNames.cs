using BytePair.Budgeting;

namespace BytePair.Cli.Models;

/// <summary>The kinds of models as the catalogue's JSON writes them; what the framework knows of names of kinds is slow to load.</summary>
internal static class KindNames
{
    private static readonly string[] Names =
        ["unknown", "chat", "responsesOnly", "completion", "edit", "embedding", "audioChat", "realtime", "speechToText", "textToSpeech", "image", "video", "moderation"];

    /// <summary>All of them, in the order of <see cref="ModelKind"/>.</summary>
    public static string[] All => Names;

    public static string Of(ModelKind kind) => Names[(int)kind];
}
