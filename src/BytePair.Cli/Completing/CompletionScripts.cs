namespace BytePair.Cli.Completing;

/// <summary>
/// The scripts. Each asks the program itself what could follow, by the directive <c>[suggest:N]</c>, N being the place of the cursor; options are
/// left out unless a dash asks for them, and where nothing is left there are file names.
/// </summary>
internal static class CompletionScripts
{
    private const string Bash =
        """
        _bytepair() {
            local word="${COMP_WORDS[COMP_CWORD]}" suggestions
            suggestions="$("${COMP_WORDS[0]}" "[suggest:${COMP_POINT}]" "${COMP_LINE}" 2>/dev/null)"
            [[ "$word" == -* ]] || suggestions="$(grep -v '^-' <<< "$suggestions")"
            local IFS=$'\n'
            COMPREPLY=($(compgen -W "$suggestions" -- "$word"))
        }
        complete -o default -F _bytepair bytepair

        """;

    private const string Zsh =
        """
        _bytepair() {
            local -a suggestions
            suggestions=(${(f)"$("${words[1]}" "[suggest:${CURSOR}]" "${BUFFER}" 2>/dev/null)"})
            [[ "${words[CURRENT]}" == -* ]] || suggestions=(${suggestions:#-*})
            (( ${#suggestions} )) && compadd -- "${suggestions[@]}" || _files
        }
        compdef _bytepair bytepair

        """;

    private const string Fish =
        """
        function __bytepair_complete
            set -l line (commandline -cp)
            set -l word (commandline -ct)
            set -l suggestions (bytepair "[suggest:"(string length -- "$line")"]" "$line" 2>/dev/null | string match -r '.+')
            if not string match -q -- '-*' "$word"
                set suggestions (string match -v -- '-*' $suggestions)
            end
            if test (count $suggestions) -gt 0
                printf '%s\n' $suggestions
            else
                __fish_complete_path "$word"
            end
        end
        complete -f -c bytepair -a '(__bytepair_complete)'

        """;

    private const string PowerShell =
        """
        Register-ArgumentCompleter -Native -CommandName bytepair -ScriptBlock {
            param($word, $ast, $position)
            bytepair "[suggest:$position]" "$ast" 2>$null |
                Where-Object { $_ -like "$word*" -and ($word.StartsWith('-') -or -not $_.StartsWith('-')) } |
                ForEach-Object { [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_) }
        }

        """;

    /// <summary>The script for a shell of that name.</summary>
    public static string For(string shell) => shell switch
    {
        "zsh" => Zsh,
        "fish" => Fish,
        "pwsh" => PowerShell,
        _ => Bash,
    };
}
