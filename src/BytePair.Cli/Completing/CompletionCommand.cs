using System.Text;
using BytePair.Cli.CommandLine;
using BytePair.Cli.Output;

namespace BytePair.Cli.Completing;

/// <summary><c>bytepair completion</c>: the lines by which a shell learns to complete this program's command lines.</summary>
internal sealed class CompletionCommand() : ToolCommand("completion", "Writes a script by which a shell completes commands, options and names.")
{
    private static readonly string[] Shells = ["bash", "zsh", "fish", "pwsh"];

    private readonly TextArgument shell = new("shell", $"One of {string.Join(", ", Shells)}.") { IsRequired = true, Suggestions = () => Shells };

    public override Parameter[] Parameters => [shell];

    public override string Examples =>
        """
        Examples:
          eval "$(bytepair completion bash)"                  in ~/.bashrc
          eval "$(bytepair completion zsh)"                   in ~/.zshrc, after compinit
          bytepair completion fish > ~/.config/fish/completions/bytepair.fish
          bytepair completion pwsh | Out-String | Invoke-Expression       in $PROFILE
        """;

    public override string? Check() =>
        Array.IndexOf(Shells, shell.Value) >= 0 ? null : $"'{shell.Value}' is no shell that is known: use one of {string.Join(", ", Shells)}.";

    public override int Run()
    {
        using var output = new StandardOutput();
        Encoding.UTF8.GetBytes(CompletionScripts.For(shell.RequiredValue), output);
        output.Flush();
        return ExitCode.Success;
    }
}
