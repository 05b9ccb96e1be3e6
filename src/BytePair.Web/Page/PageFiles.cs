using System.Text;

namespace BytePair.Web.Page;

/// <summary>The sources of the page, which are in this assembly.</summary>
internal static class PageFiles
{
    /// <summary>The text of a file, with the line ends that the browser makes of any.</summary>
    public static string Read(string name)
    {
        using Stream stream = typeof(PageFiles).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The page has no file '{name}'.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
