using BytePair.Pretokenization;
using BytePair.Tests.Properties;
using BytePair.Tests.Reference;
using BytePair.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace BytePair.Tests.Pretokenization;

/// <summary>A safe cut may be made whatever follows: both parts, each taken as a whole text, have the pieces of the whole.</summary>
public sealed class SafeCutProperties
{
    [Theory, EachEncoding]
    public void Both_sides_of_a_safe_cut_have_the_pieces_of_the_whole(string encoding)
    {
        Alternative grammar = ReferenceEncoding.GrammarOf(EncodingRecord.All[encoding]);
        var cases = (from known in HostileText.Bytes.Generator
                     from unknown in HostileText.Bytes.Generator.Resize(20)
                     select (known, unknown)).ToArbitrary();
        Invariant.Holds(cases, of =>
        {
            byte[] whole = [.. of.known.Value, .. of.unknown.Value];
            int cut = SafeCut.FindLast(of.known.Value);
            int[] parts = [.. ReferencePieces.Ends(grammar, whole[..cut]), .. ReferencePieces.Ends(grammar, whole[cut..], offset: cut)];
            Assert.Equal(ReferencePieces.Ends(grammar, whole), parts);
        });
    }
}
