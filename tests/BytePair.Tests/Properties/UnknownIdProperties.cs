using BytePair.Tests.Reference;
using BytePair.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace BytePair.Tests.Properties;

/// <summary>Decoding never drops an id in silence.</summary>
public sealed class UnknownIdProperties
{
    [Theory, EachEncoding]
    public void An_unknown_id_is_named_with_its_index(string encoding)
    {
        BpeTokenizer tokenizer = BpeTokenizer.ForEncoding(encoding);
        int size = EncodingRecord.All[encoding].VocabularySize;
        int[] known = [.. ReferenceVocabulary.BytesById(encoding).Keys];
        int[] holes = [.. Enumerable.Range(0, size).Except(known), -1, size, size + 1, int.MaxValue, int.MinValue];
        var cases = (from before in Gen.Elements(known).ArrayOf()
                     from unknown in Gen.Elements(holes)
                     from after in Gen.Elements([.. holes, .. known.Take(holes.Length * 3)]).ArrayOf()
                     select (before, unknown, after)).ToArbitrary();
        Invariant.Holds(cases, of =>
        {
            int[] ids = [.. of.before, of.unknown, .. of.after];
            foreach (Action decode in new Action[] { () => tokenizer.Decode(ids), () => tokenizer.DecodeToUtf8(ids) })
            {
                UnknownTokenIdException refusal = Assert.Throws<UnknownTokenIdException>(decode);
                Assert.Equal((of.unknown, of.before.Length), (refusal.TokenId, refusal.Index));
            }
        });
    }
}
