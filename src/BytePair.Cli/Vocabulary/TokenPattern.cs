using System.Text.RegularExpressions;
using BytePair.Cli.CommandLine;

namespace BytePair.Cli.Vocabulary;

// RS0030: a Regex is banned where ids depend on it. Here a user looks for tokens by the syntax that users know.
#pragma warning disable RS0030

/// <summary>A regular expression that tokens are searched by.</summary>
/// <remarks>It is matched without going back, so that no pattern takes longer than its length times that of the vocabulary.</remarks>
internal sealed class TokenPattern
{
    private readonly Regex regex;

    /// <exception cref="CommandFailedException">It is no such expression.</exception>
    public TokenPattern(string pattern)
    {
        try
        {
            regex = new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            throw new CommandFailedException($"--regex can't be '{pattern}': {e.Message}");
        }
    }

    public bool Matches(string text) => regex.IsMatch(text);
}
