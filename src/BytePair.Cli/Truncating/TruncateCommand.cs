using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;
using BytePair.Cli.CommandLine;
using BytePair.Cli.Input;
using BytePair.Cli.Output;

namespace BytePair.Cli.Truncating;

/// <summary><c>bytepair truncate</c>: a text cut to so many tokens.</summary>
internal sealed class TruncateCommand() : ToolCommand("truncate", "Prints a text cut to so many tokens, never inside a character.")
{
    private readonly FileArgument file = new("The text.");
    private readonly TokenizerOptions tokenizer = new();
    private readonly NumberOption tokens = NumberOption.OfTokens("--tokens", least: 0, "The most tokens that the result has when it is counted again.", isRequired: true);
    private readonly ChoiceOption keep = new("--keep", "Which part stays: the start (the default), the end, or both with the middle left out.", "start", "end", "middle");
    private readonly ChoiceOption boundary = new("--at", "Where it may be cut: between any characters (the default), between what people take for characters, or between words.", "character", "grapheme", "word");
    private readonly TextOption marker = new("--marker", "TEXT", "What stands where text was left out; its tokens count. Default: '…' for --keep middle, else nothing.");
    private readonly SpecialTokensOption special = new();
    private readonly Flag quiet = new("--quiet", "Says nothing on standard error of what was cut.") { Alias = "-q" };
    private readonly Flag json = new("--json", "Writes JSON: the text, and its tokens and bytes before and after.");

    public override Parameter[] Parameters => [file, .. tokenizer.All, tokens, keep, boundary, marker, special, quiet, json];

    public override string Examples =>
        """
        'keep middle' keeps the start and the end, and leaves out what is between. A text that fits is printed as it is.

        Examples:
          bytepair truncate --tokens 1000 notes.txt > start.txt
          bytepair truncate --model gpt-5 --tokens 4000 --keep end build.log
          git diff | bytepair truncate --tokens 8000 --keep middle --at word --marker ' [...] '
        """;

    public override string? Check() => tokenizer.Check();

    public override int Run()
    {
        BpeTokenizer used = tokenizer.ResolveFor(file.Path);
        return InputFile.Use(file.Path, stream =>
        {
            var truncation = Truncation.Of(stream, file.Path, used, (int)tokens.RequiredValue, Options(), special.Handling);
            Print(truncation, json.IsGiven);
            if (truncation.IsCut && !quiet.IsGiven && !json.IsGiven)
            {
                Note.Write($"{InputFiles.NameOf(file.Path)}: cut from {Sizes.Grouped(truncation.TokensBefore)} to {Sizes.Grouped(truncation.Tokens)} tokens, "
                    + $"from {Sizes.Grouped(truncation.BytesBefore)} to {Sizes.Grouped(truncation.Text.Length)} bytes.");
            }

            return ExitCode.Success;
        });
    }

    private TruncationOptions Options()
    {
        TruncationKeep part = keep.Value switch { "end" => TruncationKeep.End, "middle" => TruncationKeep.StartAndEnd, _ => TruncationKeep.Start };
        TruncationBoundary place = boundary.Value switch { "grapheme" => TruncationBoundary.Grapheme, "word" => TruncationBoundary.Word, _ => TruncationBoundary.Character };
        return marker.Value is { } text
            ? new TruncationOptions { Keep = part, Boundary = place, Marker = text }
            : new TruncationOptions { Keep = part, Boundary = place };
    }

    private static void Print(Truncation truncation, bool asJson)
    {
        using var output = new StandardOutput();
        if (asJson)
        {
            WriteJson(truncation, output);
        }
        else
        {
            output.Write(truncation.Text);
        }

        output.Flush();
    }

    [MethodImpl(MethodImplOptions.NoInlining)] // else what writes JSON is loaded where none is written
    private static void WriteJson(Truncation truncation, StandardOutput output) => JsonOutput.Write(output, writer =>
    {
        writer.WriteStartObject();
        writer.WriteNumber("tokensBefore", truncation.TokensBefore);
        writer.WriteNumber("tokens", truncation.Tokens);
        writer.WriteNumber("bytesBefore", truncation.BytesBefore);
        writer.WriteNumber("bytes", truncation.Text.Length);
        writer.WriteBoolean("isCut", truncation.IsCut);
        writer.WriteString("text", Encoding.UTF8.GetString(truncation.Text));
        writer.WriteEndObject();
    });
}
