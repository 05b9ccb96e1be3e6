using BytePair.Tests.Reference;
using BytePair.Tests.Support;

namespace BytePair.Tests.Golden;

/// <summary>Ordinary text gives the reference's ids, whichever way it is asked for, and the ids give the text back.</summary>
public sealed class OrdinaryVectorTests
{
    [Theory, EachEncoding]
    public void Every_shape_gives_the_reference_ids_in_the_compact_set(string encoding) =>
        Check(encoding, GoldenFile.Compact<OrdinaryVector>("ordinary.jsonl"));

    [SharedTheory, EachEncoding]
    public void Every_shape_gives_the_reference_ids_in_the_whole_set(string encoding) =>
        Check(encoding, GoldenFile.Shared<OrdinaryVector>("dev.jsonl"));

    /// <summary>The oracle has to be right before anything is held against it.</summary>
    [Theory, EachEncoding]
    public void The_oracle_gives_the_reference_ids_in_the_compact_set(string encoding) =>
        CheckOracle(encoding, GoldenFile.Compact<OrdinaryVector>("ordinary.jsonl"));

    [SharedTheory, EachEncoding]
    public void The_oracle_gives_the_reference_ids_in_the_whole_set(string encoding) =>
        CheckOracle(encoding, GoldenFile.Shared<OrdinaryVector>("dev.jsonl"));

    private static void Check(string encoding, IEnumerable<OrdinaryVector> vectors)
    {
        BpeTokenizer tokenizer = BpeTokenizer.ForEncoding(encoding);
        Failures failures = new();
        foreach (OrdinaryVector vector in vectors.Where(v => v.Encoding == encoding))
        {
            failures.Check($"{vector.Id} {Escaped.Text(vector.Text)}", () =>
            {
                EveryShape.Encodes(tokenizer, vector.Text, vector.Tokens);
                EveryShape.Decodes(tokenizer, vector.Tokens, EveryShape.Utf8(vector.Text));
            });
        }

        failures.AssertNone();
    }

    private static void CheckOracle(string encoding, IEnumerable<OrdinaryVector> vectors)
    {
        ReferenceEncoding reference = ReferenceEncoding.For(encoding);
        Failures failures = new();
        foreach (OrdinaryVector vector in vectors.Where(v => v.Encoding == encoding))
        {
            failures.Check(
                $"{vector.Id} {Escaped.Text(vector.Text)}",
                () => EveryShape.Same(vector.Tokens, reference.Encode(EveryShape.Utf8(vector.Text)), "the oracle"));
        }

        failures.AssertNone();
    }
}
