using System.Text.Json;
using BytePair.Tests.Support;

namespace BytePair.Tests.Golden;

/// <summary>Special tokens in text become ids, stay text or are refused exactly as the reference does it.</summary>
public sealed class SpecialVectorTests
{
    [Theory, EachEncoding]
    public void Special_tokens_are_handled_as_asked_in_the_compact_set(string encoding) =>
        Check(encoding, GoldenFile.Compact<SpecialVector>("special.jsonl"));

    [SharedTheory, EachEncoding]
    public void Special_tokens_are_handled_as_asked_in_the_whole_set(string encoding) =>
        Check(encoding, GoldenFile.Shared<SpecialVector>("special-dev.jsonl"));

    private static void Check(string encoding, IEnumerable<SpecialVector> vectors)
    {
        BpeTokenizer tokenizer = BpeTokenizer.ForEncoding(encoding);
        Failures failures = new();
        foreach (SpecialVector vector in vectors.Where(v => v.Encoding == encoding))
        {
            SpecialTokenHandling handling = HandlingOf(vector.Allowed, vector.Disallowed);
            failures.Check($"{vector.Id} {Escaped.Text(vector.Text)}", () =>
            {
                if (vector.ErrorToken is { } token)
                {
                    EveryShapeRejecting.Throws(tokenizer, vector.Text, handling, token);
                }
                else
                {
                    EveryShape.Encodes(tokenizer, vector.Text, vector.Tokens!, handling);
                }
            });
        }

        failures.AssertNone();
    }

    /// <summary>In the reference's words "all" disallowed means all but the allowed ones.</summary>
    private static SpecialTokenHandling HandlingOf(JsonElement allowed, JsonElement disallowed)
    {
        SpecialTokenHandling handling = IsAll(allowed)
            ? SpecialTokenHandling.Recognize
            : SpecialTokenHandling.RecognizeOnly(allowed.Deserialize<string[]>()!);
        return IsAll(disallowed)
            ? handling.RejectingOthers()
            : handling.Rejecting(disallowed.Deserialize<string[]>()!);
    }

    private static bool IsAll(JsonElement set) => set.ValueKind == JsonValueKind.String && set.GetString() == "all";
}
