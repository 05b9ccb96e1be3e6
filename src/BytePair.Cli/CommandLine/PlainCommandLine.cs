using System.Diagnostics.CodeAnalysis;
using BytePair.Cli.Input;

namespace BytePair.Cli.CommandLine;

/// <summary>
/// <c>COMMAND [-e NAME | -m NAME] [FILE…]</c> in plain words, read without the parser: whose types take as long to load as half an empty process
/// takes to run. What isn't plain, or wrong, is left to the parser.
/// </summary>
internal sealed class PlainCommandLine
{
    private readonly string encoding;

    private PlainCommandLine(string command, string[] paths, string encoding, string? model)
    {
        Command = command;
        Paths = paths;
        Model = model;
        this.encoding = encoding;
    }

    /// <summary>The first word.</summary>
    public string Command { get; }

    /// <summary>The files, as <see cref="InputFiles"/> takes them.</summary>
    public string[] Paths { get; }

    /// <summary>What is named as a model, whether there is one of that name or not.</summary>
    public string? Model { get; }

    /// <summary>The tokenizer of the encoding or the model that is named, or else of the usual encoding.</summary>
    /// <exception cref="CommandFailedException">There is no such model.</exception>
    public BpeTokenizer Tokenizer => Model is null ? BpeTokenizer.ForEncoding(encoding) : TokenizerOptions.ForModel(Model);

    /// <summary>Reads a command line; false where the parser has to.</summary>
    public static bool TryRead(string[] words, [NotNullWhen(true)] out PlainCommandLine? commandLine)
    {
        commandLine = null;
        if (words is not [("count" or "encode" or "decode" or "view") and var command, ..])
        {
            return false;
        }

        string? name = words is [_, "-e" or "--encoding", _, ..] && KnownEncodings.Contains(words[2]) ? words[2] : null;
        string? model = words is [_, "-m" or "--model", _, ..] && IsPlain(words[2]) ? words[2] : null;
        string[] paths = words[(name is null && model is null ? 1 : 3)..];
        if (!Array.TrueForAll(paths, IsPlain))
        {
            return false;
        }

        commandLine = new PlainCommandLine(command, paths.Length > 0 ? paths : [InputFiles.StandardInput], name ?? KnownEncodings.Default, model);
        return true;
    }

    /// <summary>A word that the parser takes for a file wherever it stands: it begins like no option, no directive and no response file.</summary>
    private static bool IsPlain(string word) => word.Length > 0 && (char.IsAsciiLetterOrDigit(word[0]) || word[0] is '.' or '/' or '_');
}
