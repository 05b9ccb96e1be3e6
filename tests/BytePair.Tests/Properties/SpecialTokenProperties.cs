using System.Text;
using BytePair.Tests.Reference;
using BytePair.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace BytePair.Tests.Properties;

/// <summary>Special tokens are found where the naive splitter finds them, and only when asked for by name.</summary>
public sealed class SpecialTokenProperties
{
    [Theory, EachEncoding]
    public void All_are_recognised_when_asked(string encoding)
    {
        BpeTokenizer tokenizer = BpeTokenizer.ForEncoding(encoding);
        ReferenceEncoding reference = ReferenceEncoding.For(encoding);
        string[] all = [.. EncodingRecord.All[encoding].SpecialTokens.Keys];
        Invariant.Holds(WithSpecialTokens(all), bytes =>
            EveryShape.Encodes(tokenizer, bytes.Value, reference.Encode(bytes.Value, all), SpecialTokenHandling.Recognize));
    }

    [Theory, EachEncoding]
    public void A_chosen_set_is_recognised_and_the_rest_is_text(string encoding)
    {
        BpeTokenizer tokenizer = BpeTokenizer.ForEncoding(encoding);
        ReferenceEncoding reference = ReferenceEncoding.For(encoding);
        string[] all = [.. EncodingRecord.All[encoding].SpecialTokens.Keys];
        var cases = (from bytes in WithSpecialTokens(all).Generator
                     from chosen in SomeOf([.. Few(all), "<|no such token|>"])
                     select (bytes, chosen)).ToArbitrary();
        Invariant.Holds(cases, of => EveryShape.Encodes(
            tokenizer, of.bytes.Value, reference.Encode(of.bytes.Value, of.chosen), SpecialTokenHandling.RecognizeOnly(of.chosen)));
    }

    /// <summary>Whether a text is refused, for which token and where, is a plain search in the text.</summary>
    [Theory, EachEncoding]
    public void The_leftmost_disallowed_token_is_refused(string encoding)
    {
        BpeTokenizer tokenizer = BpeTokenizer.ForEncoding(encoding);
        ReferenceEncoding reference = ReferenceEncoding.For(encoding);
        string[] all = [.. EncodingRecord.All[encoding].SpecialTokens.Keys];
        var cases = (from bytes in WithSpecialTokens(all).Generator
                     from chosen in SomeOf(Few(all))
                     select (text: Encoding.UTF8.GetString(bytes.Value), chosen)).ToArbitrary();
        Invariant.Holds(cases, of =>
        {
            SpecialTokenHandling handling = SpecialTokenHandling.RecognizeOnly(of.chosen).RejectingOthers();
            if (SpecialTokenSearch.Leftmost(of.text, all.Except(of.chosen)) is (string token, int))
            {
                EveryShapeRejecting.Throws(tokenizer, of.text, handling, token);
            }
            else
            {
                EveryShape.Encodes(tokenizer, of.text, reference.Encode(EveryShape.Utf8(of.text), of.chosen), handling);
            }
        });
    }

    private static Arbitrary<HostileBytes> WithSpecialTokens(string[] all) => Arb.From(
        from parts in (from bytes in HostileText.Bytes.Generator.Resize(20)
                       from token in Gen.Elements(Few(all))
                       select (byte[])[.. bytes.Value, .. EveryShape.Utf8(token)]).ArrayOf().Resize(5)
        from last in HostileText.Bytes.Generator.Resize(20)
        select new HostileBytes([.. parts.SelectMany(part => part), .. last.Value]),
        bytes => Shrinking.Of(bytes.Value).Select(fewer => new HostileBytes(fewer)));

    /// <summary>o200k_harmony has a thousand; a handful makes the same one turn up twice in a text.</summary>
    private static string[] Few(string[] all) => [.. all.Take(4), .. all.Skip(4).Where(token => token is "<|start|>" or "<|end|>" or "<|endofprompt|>" or "<|reserved_200018|>")];

    private static Gen<string[]> SomeOf(string[] tokens) => Gen.SubListOf(tokens).Select(some => some.ToArray());
}
