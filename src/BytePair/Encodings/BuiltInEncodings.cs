using System.Globalization;
using BytePair.Pretokenization;

namespace BytePair.Encodings;

/// <summary>
/// The seven encodings of OpenAI's models. Names, patterns and special tokens are those of tiktoken 0.14.0
/// (<c>tiktoken_ext/openai_public.py</c>, MIT).
/// </summary>
internal static class BuiltInEncodings
{
    /// <summary>The tokens of r50k_base are the first of p50k_base, which has 24 more behind its special token.</summary>
    private const int R50kIdCount = 50256;

    private const string EndOfText = "<|endoftext|>";
    private const string EndOfPrompt = "<|endofprompt|>";

    public static readonly string[] Names = ["gpt2", "r50k_base", "p50k_base", "p50k_edit", "cl100k_base", "o200k_base", "o200k_harmony"];

    /// <summary>The definition of an encoding, or null for a name that isn't in <see cref="Names"/>.</summary>
    public static EncodingDefinition? Find(string name) => name switch
    {
        "gpt2" or "r50k_base" => new(name, "p50k_base", R50kIdCount, Grammar.Of(GrammarKind.Gpt2), [new(EndOfText, 50256)]),
        "p50k_base" => new(name, "p50k_base", int.MaxValue, Grammar.Of(GrammarKind.Gpt2), [new(EndOfText, 50256)]),
        "p50k_edit" => new(name, "p50k_base", int.MaxValue, Grammar.Of(GrammarKind.Gpt2), [new(EndOfText, 50256), .. FillInTheMiddle(50281)]),
        "cl100k_base" => new(name, "cl100k_base", int.MaxValue, Grammar.Of(GrammarKind.Cl100k), [new(EndOfText, 100257), .. FillInTheMiddle(100258), new(EndOfPrompt, 100276)]),
        "o200k_base" => new(name, "o200k_base", int.MaxValue, Grammar.Of(GrammarKind.O200k), [new(EndOfText, 199999), new(EndOfPrompt, 200018)]),
        "o200k_harmony" => new(name, "o200k_base", int.MaxValue, Grammar.Of(GrammarKind.O200k), Harmony()),
        _ => null,
    };

    private static KeyValuePair<string, int>[] FillInTheMiddle(int first) =>
        [new("<|fim_prefix|>", first), new("<|fim_middle|>", first + 1), new("<|fim_suffix|>", first + 2)];

    /// <summary>The tokens of the harmony format for gpt-oss; every other id from 200000 to 201087 is reserved under its number.</summary>
    private static KeyValuePair<string, int>[] Harmony()
    {
        const int FirstReserved = 200000;
        const int LastReserved = 201087;
        List<KeyValuePair<string, int>> tokens =
        [
            new("<|startoftext|>", 199998),
            new(EndOfText, 199999),
            new("<|return|>", 200002),
            new("<|constrain|>", 200003),
            new("<|channel|>", 200005),
            new("<|start|>", 200006),
            new("<|end|>", 200007),
            new("<|message|>", 200008),
            new("<|call|>", 200012),

            // It has a second name below, <|reserved_200018|>; the first is what it decodes to.
            new(EndOfPrompt, 200018),
        ];
        int[] named = [200002, 200003, 200005, 200006, 200007, 200008, 200012];
        for (int id = FirstReserved; id <= LastReserved; id++)
        {
            if (Array.IndexOf(named, id) < 0)
            {
                tokens.Add(new("<|reserved_" + id.ToString(CultureInfo.InvariantCulture) + "|>", id));
            }
        }

        return [.. tokens];
    }
}
