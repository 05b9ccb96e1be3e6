using System.Text.Json;

namespace BytePair.Throughput;

/// <summary>A file that describes the tokenizer of some model.</summary>
/// <param name="Name">Its name without folder and ending.</param>
/// <param name="Length">In bytes.</param>
/// <param name="Create">Reads it again each time.</param>
internal sealed record ModelFile(string Name, long Length, Func<BpeTokenizer> Create)
{
    /// <summary>What is beside a .tiktoken file, and has its pattern.</summary>
    private const string ConfigEnding = ".config.json";

    /// <summary>The tokenizer.json files of a folder, and the .tiktoken files whose pattern is in a NAME.config.json beside them.</summary>
    public static IEnumerable<ModelFile> In(string folder)
    {
        foreach (string path in Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal))
        {
            string name = Path.GetFileNameWithoutExtension(path);
            string config = Path.ChangeExtension(path, null) + ConfigEnding;
            long length = new FileInfo(path).Length;
            if (path.EndsWith(".tiktoken", StringComparison.Ordinal) && File.Exists(config))
            {
                yield return new ModelFile(name, length, () => BpeTokenizer.CreateFromTiktoken(path, PatternIn(config)));
            }
            else if (path.EndsWith(".json", StringComparison.Ordinal) && !path.EndsWith(ConfigEnding, StringComparison.Ordinal))
            {
                yield return new ModelFile(name, length, () => BpeTokenizer.CreateFromTokenizerJson(path));
            }
        }
    }

    /// <summary>The tokenizer, or null where the file isn't supported, which is said.</summary>
    public BpeTokenizer? TryCreate()
    {
        try
        {
            return Create();
        }
        catch (Exception refused) when (refused is InvalidDataException or ArgumentException)
        {
            Report.Say($"{Name} is left out: {refused.Message}");
            return null;
        }
    }

    private static string PatternIn(string config)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(config));
        return json.RootElement.GetProperty("pattern").GetString()!;
    }
}
