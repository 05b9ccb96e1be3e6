using BytePair.Tests.Support;

namespace BytePair.Tests.Golden;

/// <summary>A lone surrogate reads as U+FFFD.</summary>
public sealed class SurrogatesVectorTests
{
    [Fact]
    public void Lone_surrogates_read_as_the_replacement_character_in_the_compact_set() =>
        Check(GoldenFile.Compact<SurrogatesVector>("surrogates.jsonl"));

    [SharedFact]
    public void Lone_surrogates_read_as_the_replacement_character_in_the_whole_set() =>
        Check(GoldenFile.Shared<SurrogatesVector>("surrogates-dev.jsonl"));

    private static void Check(IEnumerable<SurrogatesVector> vectors)
    {
        Failures failures = new();
        foreach (SurrogatesVector vector in vectors)
        {
            string text = string.Concat(vector.Utf16.Select(unit => (char)unit));
            failures.Check($"{vector.Id} {Escaped.Text(text)}", () =>
            {
                BpeTokenizer tokenizer = BpeTokenizer.ForEncoding(vector.Encoding);
                EveryShape.Encodes(tokenizer, text, vector.Tokens);
                EveryShape.Encodes(tokenizer, vector.ReplacedText, vector.Tokens);
                EveryShape.Decodes(tokenizer, vector.Tokens, EveryShape.Utf8(vector.ReplacedText));
            });
        }

        failures.AssertNone();
    }
}
