using BytePair.Tests.Architecture;

namespace BytePair.Cli.Tests.Architecture;

/// <summary>
/// The rooms of the command line: what all commands share, which sees no command, and a room for each command, which sees no other.
/// Namespaces follow folders, so that a use shows as the name of a namespace.
/// </summary>
public sealed class FolderArrowTests
{
    private const string Root = "BytePair.Cli";

    private static readonly string Program = Path.Combine(Repository.Root, "src", Root);

    /// <summary>What all may use, and what each of these may use.</summary>
    private static readonly Dictionary<string, string[]> Shared = new()
    {
        ["CommandLine"] = ["Input", "Output"],
        ["Input"] = ["CommandLine", "Output"],
        ["Output"] = ["CommandLine"],
    };

    private static readonly SourceFile[] Sources = [.. SourceFile.In(Program).Where(file => file.Path.Length > 1)];

    [Fact]
    public void Namespaces_follow_folders() =>
        Assert.All(Sources, file => Assert.Contains($"namespace {string.Join('.', [Root, .. file.Path[..^1]])};", file.Code));

    [Fact]
    public void A_room_uses_what_is_shared_and_no_other_room() => Assert.Empty(
        from file in Sources
        from line in file.Code
        let used = RoomIn(line)
        where used is not null && used != file.Path[0] && !Shared.GetValueOrDefault(file.Path[0], [.. Shared.Keys]).Contains(used)
        select $"{string.Join('/', file.Path)} uses {used}");

    private static string? RoomIn(string line) =>
        line.StartsWith($"using {Root}.", StringComparison.Ordinal) ? line[$"using {Root}.".Length..].Split('.', ';')[0] : null;
}
