using System.Text.Json;

namespace BytePair.Cli.Models;

/// <summary>The kinds of models as the catalogue's JSON writes them.</summary>
internal static class KindNames
{
    public static string Of(string kind) => JsonNamingPolicy.CamelCase.ConvertName(kind);
}
