namespace BytePair.Cli.Tests.Completing;

/// <summary>A shell that has read our script completes command lines.</summary>
public sealed class CompletionTests
{
    [ShellFact("bash")]
    public void Bash_completes_commands_options_and_names()
    {
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

    /// <summary>Its editor's variables set as it sets them, and what it would be given, and leaves out what doesn't begin so, written out.</summary>
    [ShellFact("zsh")]
    public void Zsh_completes_commands_options_and_names()
    {
        string script = """
            setopt NO_UNSET
            compdef() { print -r -- "compdef $*"; }
            compadd() { shift; print -r -- "$BUFFER: $*"; }
            _files() { print -r -- "$BUFFER: files"; }
            source <(bytepair completion zsh)
            ask() {
                BUFFER=$1 CURSOR=${#1} words=(${=1})
                [[ $1 == *' ' ]] && words+=('')
                CURRENT=${#words}
                _bytepair
            }
            ask 'bytepair co'
            ask 'bytepair count --lim'
            ask 'bytepair count -e cl'
            ask 'bytepair completion '
            ask 'bytepair count some'
            """;

        Outcome outcome = Bytepair.RunShell(script, "zsh");

        Assert.Equal("", outcome.Error);
        Assert.Equal(
            [
                "compdef _bytepair bytepair", "bytepair co: completion corpus count decode encode", "bytepair count --lim: --limit --limit-each", "bytepair count -e cl: cl100k_base",
                "bytepair completion : bash fish pwsh zsh", "bytepair count some: files",
            ],
            outcome.Text.TrimEnd('\n').Split('\n'));
    }

    /// <summary>Asked for what it would offer.</summary>
    [ShellFact("fish")]
    public void Fish_completes_commands_options_and_names()
    {
        using var folder = new TemporaryFolder();
        folder.Write("bytepair", "#!/bin/sh\nexec \"$BYTEPAIR_HOST\" ${BYTEPAIR_PROGRAM:+\"$BYTEPAIR_PROGRAM\"} \"$@\"\n");
        folder.Write("some.txt", "");
        string script = folder.Write(
            "ask.fish",
            """
            bytepair completion fish | source
            for line in 'bytepair co' 'bytepair count --lim' 'bytepair count -e cl' 'bytepair completion ' 'bytepair count some'
                echo $line: (complete -C $line | string trim)
            end
            """);

        Outcome outcome = Bytepair.RunShell($"cd '{folder.Path}' && chmod +x bytepair && PATH=\"$PWD:$PATH\" HOME=\"$PWD\" fish '{script}'");

        Assert.Equal("", outcome.Error);
        Assert.Equal(
            [
                "bytepair co: completion corpus count", "bytepair count --lim: --limit --limit-each", "bytepair count -e cl: cl100k_base",
                "bytepair completion : bash fish pwsh zsh", "bytepair count some: some.txt",
            ],
            outcome.Text.TrimEnd('\n').Split('\n'));
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
