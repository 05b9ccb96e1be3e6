using System.Text;

namespace BytePair.Web.Page;

/// <summary>
/// The page's modules as one, so that it needs no second request: what a module uses comes before it, lines that import are left out, and
/// exports are plain declarations.
/// </summary>
/// <remarks>
/// That asks three things of the modules: no two declare the same name at their top, imports are of names as they are, on one line, and no
/// two modules import each other. Tests hold them to it.
/// </remarks>
internal static class ScriptBundle
{
    private const string Entry = "main.js";
    private const string Import = "import ";
    private const string Export = "export ";

    public static string Compose()
    {
        var script = new StringBuilder();
        Add(Entry, [], script);
        return script.ToString();
    }

    private static void Add(string module, HashSet<string> done, StringBuilder script)
    {
        if (!done.Add(module))
        {
            return;
        }

        string[] lines = PageFiles.Read(module).Split('\n');
        foreach (string line in lines.Where(IsImport))
        {
            Add(ImportedBy(line), done, script);
        }

        foreach (string line in lines.Where(line => !IsImport(line)))
        {
            script.Append(line.StartsWith(Export, StringComparison.Ordinal) ? line[Export.Length..] : line).Append('\n');
        }
    }

    private static bool IsImport(string line) => line.StartsWith(Import, StringComparison.Ordinal);

    /// <summary>Of <c>import { a } from './b.js';</c> it is <c>b.js</c>.</summary>
    private static string ImportedBy(string line) => line.Split('\'')[1]["./".Length..];
}
