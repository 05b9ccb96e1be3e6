using System.Text;

namespace BytePair.Cli.Input.GitIgnore;

/// <summary>Text as git's patterns see it: byte by byte, so that <c>?</c> is one byte. Each byte is a char here.</summary>
internal static class GitText
{
    public static string Of(string text) => Ascii.IsValid(text) ? text : Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(text));
}
