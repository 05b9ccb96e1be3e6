using System.CommandLine;
using System.Text;
using BytePair.Cli.CommandLine;
using BytePair.Cli.Output;

namespace BytePair.Cli.Completing;

/// <summary><c>bytepair completion</c>: the lines by which a shell learns to complete this program's command lines.</summary>
internal sealed class CompletionCommand : Command, IHasExamples
{
    private static readonly string[] Shells = ["bash", "zsh", "fish", "pwsh"];

    public CompletionCommand()
        : base("completion", "Writes a script by which a shell completes commands, options and names.")
    {
        Argument<string> shell = new("shell") { Description = $"One of {string.Join(", ", Shells)}." };
        shell.CompletionSources.Add(Shells);
        Arguments.Add(shell);
        Validators.Add(result =>
        {
            if (result.GetResult(shell)?.Tokens is [var named, ..] && !Shells.Contains(named.Value, StringComparer.Ordinal))
            {
                result.AddError($"'{named.Value}' is no shell that is known: use one of {string.Join(", ", Shells)}.");
            }
        });
        SetAction(parsed => Write(parsed.GetRequiredValue(shell)));
    }

    public string Examples =>
        """
        Examples:
          eval "$(bytepair completion bash)"                  in ~/.bashrc
          eval "$(bytepair completion zsh)"                   in ~/.zshrc, after compinit
          bytepair completion fish > ~/.config/fish/completions/bytepair.fish
          bytepair completion pwsh | Out-String | Invoke-Expression       in $PROFILE
        """;

    private static int Write(string shell)
    {
        using var output = new StandardOutput();
        Encoding.UTF8.GetBytes(CompletionScripts.For(shell), output);
        output.Flush();
        return ExitCode.Success;
    }
}
