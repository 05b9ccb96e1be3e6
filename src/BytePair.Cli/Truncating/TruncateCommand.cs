using System.Buffers;
using System.CommandLine;
using System.Text;
using BytePair.Cli.CommandLine;
using BytePair.Cli.Input;
using BytePair.Cli.Output;

namespace BytePair.Cli.Truncating;

/// <summary><c>bytepair truncate</c>: a text cut to so many tokens.</summary>
internal sealed class TruncateCommand : Command, IHasExamples
{
    private readonly Argument<string?> file = InputFile.CreateArgument("The text.");
    private readonly NumberOption tokens = NumberOption.OfTokens("--tokens", least: 0, "The most tokens that the result has when it is counted again.");

    private readonly Option<TruncationKeep> keep = ChoiceOption.Create(
        "--keep", "Which part stays: the start (the default), the end, or both with the middle left out.", ("start", TruncationKeep.Start), ("end", TruncationKeep.End), ("middle", TruncationKeep.StartAndEnd));

    private readonly Option<TruncationBoundary> boundary = ChoiceOption.Create(
        "--at",
        "Where it may be cut: between any characters (the default), between what people take for characters, or between words.",
        ("character", TruncationBoundary.Character),
        ("grapheme", TruncationBoundary.Grapheme),
        ("word", TruncationBoundary.Word));

    private readonly Option<string?> marker = new("--marker") { HelpName = "TEXT", Description = "What stands where text was left out; its tokens count. Default: '…' for --keep middle, else nothing." };
    private readonly Option<bool> quiet = new("--quiet", "-q") { Description = "Says nothing on standard error of what was cut." };
    private readonly Option<bool> json = new("--json") { Description = "Writes JSON: the text, and its tokens and bytes before and after." };
    private readonly Option<SpecialTokenHandling> special = SpecialTokensOption.Create();
    private readonly TokenizerOptions tokenizer;

    public TruncateCommand()
        : base("truncate", "Prints a text cut to so many tokens, never inside a character.")
    {
        tokens.Required = true;
        tokenizer = new TokenizerOptions(this);
        Arguments.Add(file);
        foreach (Option option in (Option[])[tokens, keep, boundary, marker, special, quiet, json])
        {
            Options.Add(option);
        }

        SetAction(parsed => Run(parsed, InputFile.PathIn(parsed, file)));
    }

    public string Examples =>
        """
        'keep middle' keeps the start and the end, and leaves out what is between. A text that fits is printed as it is.

        Examples:
          bytepair truncate --tokens 1000 notes.txt > start.txt
          bytepair truncate --model gpt-5 --tokens 4000 --keep end build.log
          git diff | bytepair truncate --tokens 8000 --keep middle --at word --marker ' [...] '
        """;

    private int Run(ParseResult parsed, string path)
    {
        BpeTokenizer used = tokenizer.Resolve(parsed);
        TruncationOptions options = OptionsIn(parsed);
        return InputFile.Use(path, stream =>
        {
            var truncation = Truncation.Of(stream, path, used, tokens.TokensIn(parsed)!.Value, options, parsed.GetValue(special));
            Print(truncation, parsed.GetValue(json));
            if (truncation.IsCut && !parsed.GetValue(quiet) && !parsed.GetValue(json))
            {
                Note.Write($"{InputFiles.NameOf(path)}: cut from {Sizes.Grouped(truncation.TokensBefore)} to {Sizes.Grouped(truncation.Tokens)} tokens, "
                    + $"from {Sizes.Grouped(truncation.BytesBefore)} to {Sizes.Grouped(truncation.Text.Length)} bytes.");
            }

            return ExitCode.Success;
        });
    }

    private TruncationOptions OptionsIn(ParseResult parsed)
    {
        TruncationKeep part = parsed.GetValue(keep);
        TruncationBoundary place = parsed.GetValue(boundary);
        return parsed.GetValue(marker) is { } text
            ? new TruncationOptions { Keep = part, Boundary = place, Marker = text }
            : new TruncationOptions { Keep = part, Boundary = place };
    }

    private static void Print(Truncation truncation, bool asJson)
    {
        using var output = new StandardOutput();
        if (asJson)
        {
            JsonOutput.Write(output, writer =>
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
        else
        {
            output.Write(truncation.Text);
        }

        output.Flush();
    }
}
