using BytePair.Tests.Architecture;
using BytePair.Tests.Support;

namespace BytePair.Budgeting.Tests.Architecture;

/// <summary>
/// The arrows between the folders of the library, read from its sources. Internal types have their folder in their namespace, so that a use
/// shows as the folder's name beside a dot. Public types share one namespace, so that a use shows as the name of a type that another folder
/// declares. A new folder has to be entered here, and so has to be thought about.
/// </summary>
public sealed class FolderArrowTests
{
    private const string Root = "BytePair.Budgeting";

    /// <summary>What an older framework lacks, under the framework's own namespaces.</summary>
    private const string Polyfills = "Polyfills";

    private static readonly string Library = Repository.PathOf("src", Root);

    private static readonly Dictionary<string, string[]> MayUse = new(StringComparer.Ordinal)
    {
        ["Models"] = [],
        ["Costs"] = ["Models"],
        ["Estimates"] = [],
        ["Prompts"] = [],
        ["Requests"] = ["Prompts"],

        // Of prompts they take the detail in which a model looks at a picture, and nothing else.
        ["Images"] = ["Prompts"],
        ["Harmony"] = ["Prompts"],
        ["Counting"] = ["Images", "Models", "Prompts"],
        ["Budgets"] = ["Counting", "Models", "Prompts"],
        ["Fitting"] = ["Budgets", "Counting", "Prompts"],
        ["Composing"] = [],
        ["Chunking"] = [],
        ["Embeddings"] = ["Models"],
        [Polyfills] = [],
    };

    private static readonly SourceFile[] Sources = [.. SourceFile.In(Library).Where(file => file.Path[0] != Polyfills)];

    /// <summary>The folder that declares each public type; none for those that all folders share.</summary>
    private static readonly Dictionary<string, string> FolderOfType = Sources
        .Where(file => file.Path.Length > 1 && IsShared(file))
        .ToDictionary(file => Path.GetFileNameWithoutExtension(file.Name), file => file.Path[0], StringComparer.Ordinal);

    public static TheoryData<string> Folders => new(FoldersWithSources());

    [Fact]
    public void Every_folder_has_its_arrows_written_down() => Assert.Equal(FoldersWithSources().Order(), MayUse.Keys.Order());

    [Fact]
    public void Public_types_are_in_the_namespace_of_the_library_and_others_in_that_of_their_folder() => Assert.All(Sources, file =>
    {
        string expected = IsShared(file) ? Root : string.Join('.', [Root, .. file.Path[..^1]]);
        Assert.Contains($"namespace {expected};", file.Code);
        Assert.Equal(IsShared(file), file.Path.Length == 1 || file.Code.Any(line => line.StartsWith("public ", StringComparison.Ordinal)));
    });

    [Theory, MemberData(nameof(Folders))]
    public void A_folder_uses_only_the_folders_that_it_may(string folder) => Assert.Empty(
        from use in UsesOf(folder)
        where use.Folder != folder && !MayUse.GetValueOrDefault(folder, []).Contains(use.Folder)
        select $"{use.File} uses {use.Name} of {use.Folder}");

    /// <summary>An arrow that nothing uses any more would let in what nobody meant.</summary>
    [Theory, MemberData(nameof(Folders))]
    public void A_folder_uses_all_the_folders_that_it_may(string folder) =>
        Assert.Empty(MayUse.GetValueOrDefault(folder, []).Except(UsesOf(folder).Select(use => use.Folder)));

    [Fact]
    public void What_all_folders_share_uses_none() => Assert.Empty(Sources.Where(file => file.Path.Length == 1).SelectMany(UsesOf));

    private static bool IsShared(SourceFile file) => file.Code.Contains($"namespace {Root};");

    private static IEnumerable<(string File, string Folder, string Name)> UsesOf(string folder) =>
        Sources.Where(file => file.Path.Length > 1 && file.Path[0] == folder).SelectMany(UsesOf);

    private static IEnumerable<(string File, string Folder, string Name)> UsesOf(SourceFile file)
    {
        foreach ((string before, string name, char after) in file.Code.Where(line => !line.StartsWith("namespace ", StringComparison.Ordinal)).SelectMany(Words))
        {
            bool isQualified = before.EndsWith("Budgeting.", StringComparison.Ordinal);
            bool isMember = before.EndsWith('.') && !isQualified;
            if (MayUse.ContainsKey(name) && (isQualified || (after == '.' && !isMember)))
            {
                yield return (file.Name, name, name);
            }
            else if (!isMember && FolderOfType.TryGetValue(name, out string? declaring))
            {
                yield return (file.Name, declaring, name);
            }
        }
    }

    /// <summary>The names in a line, with all that stands before them and the character behind; of texts, only those that are put into them.</summary>
    private static IEnumerable<(string Before, string Name, char After)> Words(string line)
    {
        bool isText = false;
        int holes = 0;
        for (int start = 0, end; start < line.Length; start = end)
        {
            end = start + 1;
            if (line[start] is '\\' || line.AsSpan(start).StartsWith("'\"'", StringComparison.Ordinal))
            {
                end++;
            }
            else if (line[start] is '"')
            {
                isText = !isText;
            }
            else if (line[start] is '{' or '}')
            {
                holes += line[start] is '{' ? 1 : -1;
                isText = line.AsSpan(0, start).Contains("$\"", StringComparison.Ordinal) ? line[start] is '}' && holes == 0 : isText;
            }
            else if (IsPartOfName(line[start]))
            {
                while (end < line.Length && IsPartOfName(line[end]))
                {
                    end++;
                }

                if (!isText)
                {
                    yield return (line[..start], line[start..end], end < line.Length ? line[end] : ' ');
                }
            }
        }
    }

    private static bool IsPartOfName(char c) => char.IsAsciiLetterOrDigit(c) || c == '_';

    private static string[] FoldersWithSources() =>
        [.. Directory.GetDirectories(Library).Where(folder => SourceFile.In(folder).Any()).Select(folder => Path.GetFileName(folder)).Except(["bin", "obj"])];
}
