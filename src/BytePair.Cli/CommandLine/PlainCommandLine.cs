using System.Diagnostics.CodeAnalysis;
using BytePair.Cli.Input;

namespace BytePair.Cli.CommandLine;

/// <summary>
/// <c>count [-e NAME] [FILE…]</c> in plain words, read without the parser: whose types take as long to load as half an empty process
/// takes to run. What isn't plain, or wrong, is left to the parser.
/// </summary>
internal sealed class PlainCommandLine
{
    private PlainCommandLine(string[] paths, string encoding)
    {
        Paths = paths;
        Encoding = encoding;
    }

    /// <summary>The files to count, as <see cref="InputFiles"/> takes them.</summary>
    public string[] Paths { get; }

    /// <summary>The name of an encoding that there is.</summary>
    public string Encoding { get; }

    /// <summary>Reads a command line; false where the parser has to.</summary>
    public static bool TryRead(string[] words, [NotNullWhen(true)] out PlainCommandLine? commandLine)
    {
        commandLine = null;
        if (words is not ["count", ..])
        {
            return false;
        }

        bool isNamed = words is [_, "-e" or "--encoding", _, ..] && KnownEncodings.Contains(words[2]);
        string encoding = isNamed ? words[2] : KnownEncodings.Default;
        string[] paths = words[(isNamed ? 3 : 1)..];
        if (!Array.TrueForAll(paths, IsPlain))
        {
            return false;
        }

        commandLine = new PlainCommandLine(paths.Length > 0 ? paths : [InputFiles.StandardInput], encoding);
        return true;
    }

    /// <summary>A word that the parser takes for a file wherever it stands: it begins like no option, no directive and no response file.</summary>
    private static bool IsPlain(string word) => word.Length > 0 && (char.IsAsciiLetterOrDigit(word[0]) || word[0] is '.' or '/' or '_');
}
