namespace BytePair.Cli.Tests.Completing;

/// <summary>A shell that has read our script completes command lines.</summary>
public sealed class CompletionTests
{
    [UnixFact]
    public void Bash_completes_commands_options_and_names()
    {
        if (!File.Exists("/bin/bash"))
        {
            return;
        }

        string script = """
            set -u
            source <(bytepair completion bash)
            ask() {
                COMP_LINE="$1"; COMP_POINT=${#1}
                read -ra COMP_WORDS <<< "$1"
                [[ "$1" == *' ' ]] && COMP_WORDS+=("")
                COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
                COMPREPLY=()
                _bytepair
                echo "$1: ${COMPREPLY[*]-}"
            }
            ask 'bytepair co'
            ask 'bytepair count --lim'
            ask 'bytepair count -e cl'
            ask 'bytepair models show gpt-4o-mi'
            ask 'bytepair completion '
            ask 'bytepair count some'
            complete -p bytepair
            """;

        Outcome outcome = Bytepair.RunShell(script, "/bin/bash");

        string[] lines = outcome.Text.TrimEnd('\n').Split('\n');
        Assert.Equal("", outcome.Error);
        Assert.Equal("bytepair co: completion count", string.Join(' ', lines[0].Split(' ')[..2].Concat(lines[0].Split(' ')[2..].Order(StringComparer.Ordinal).Where(word => word is "completion" or "count"))));
        Assert.Equal("bytepair count --lim: --limit --limit-each", lines[1]);
        Assert.Equal("bytepair count -e cl: cl100k_base", lines[2]);
        Assert.Contains("gpt-4o-mini", lines[3], StringComparison.Ordinal);
        Assert.Equal("bytepair completion : bash fish pwsh zsh", lines[4]);
        Assert.Equal("bytepair count some: ", lines[5]);
        Assert.Equal("complete -o default -F _bytepair bytepair", lines[6]);
    }

    [Theory]
    [InlineData("bash", "complete -o default -F _bytepair bytepair")]
    [InlineData("zsh", "compdef _bytepair bytepair")]
    [InlineData("fish", "complete -f -c bytepair")]
    [InlineData("pwsh", "Register-ArgumentCompleter -Native -CommandName bytepair")]
    public void Every_shell_has_a_script(string shell, string says)
    {
        Outcome outcome = Bytepair.Run("completion", shell);

        Bytepair.AssertSuccess(outcome);
        Assert.Contains(says, outcome.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_shell_that_is_not_known_is_told() =>
        Bytepair.AssertFailure(Bytepair.Run("completion", "tcsh"), "'tcsh' is no shell that is known", "bash, zsh, fish, pwsh");
}
