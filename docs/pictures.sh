#!/usr/bin/env bash
# Makes the pictures of the terminal that the README shows, from what the program really writes.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

dotnet build src/BytePair.Cli -c Release -v q -clp:ErrorsOnly
bytepair=src/BytePair.Cli/bin/Release/net10.0/bytepair

# draw NAME COMMAND: the picture docs/NAME.svg of 'bytepair COMMAND' in a terminal of 100 columns.
draw() {
  (eval "bytepair() { COLUMNS=${columns:-100} $bytepair \"\$@\" --color always; }; $2") |
    dotnet run docs/terminal-picture.cs -- "$2" > "docs/$1.svg"
}

columns=76 draw view 'printf "Tokenizers cut text: 12345 naïve cafés, 你好 🙂\n\tif (x) { return; }\n" | bytepair view --ids -m gpt-5'
draw explain "printf ' antidisestablishmentarianism' | bytepair view --explain"
draw count 'bytepair count -m gpt-5 --by extension --top 6 src'
