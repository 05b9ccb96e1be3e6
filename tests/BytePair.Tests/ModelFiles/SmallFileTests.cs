using System.Buffers;
using BytePair.Tests.Support;

namespace BytePair.Tests.ModelFiles;

/// <summary>Added tokens, normalizers, spaces before texts, steps of pre-tokenizers: each as the reference does it, in every shape of a call.</summary>
public sealed class SmallFileTests
{
    public static TheoryData<string> Names => new(SmallFileVectors.Names);

    [Theory, MemberData(nameof(Names))]
    public void Each_text_has_the_ids_of_the_reference(string name)
    {
        SmallFileVectors file = SmallFileVectors.Of(name);
        Assert.All(file.Vectors, vector =>
        {
            (string text, int[] ids) = vector;
            EveryShape.Same(ids, file.Tokenizer.EncodeToIds(text, SpecialTokenHandling.Recognize), "EncodeToIds(string)");
            EveryShape.Same(ids, file.Tokenizer.EncodeToIds(EveryShape.Utf8(text), SpecialTokenHandling.Recognize), "EncodeToIds(utf8)");
            Assert.Equal(ids.Length, file.Tokenizer.CountTokens(text, SpecialTokenHandling.Recognize));
            Assert.Equal(Math.Min(ids.Length, 3), file.Tokenizer.CountTokensUpTo(text, 3, SpecialTokenHandling.Recognize));
            EveryShape.EncodesStream(file.Tokenizer, EveryShape.Utf8(text), ids, SpecialTokenHandling.Recognize);
            EveryShape.Same(ids, file.Tokenizer.EncodeToIdsParallel(text, SpecialTokenHandling.Recognize), "EncodeToIdsParallel");
        });
    }

    [Theory, MemberData(nameof(Names))]
    public void Each_text_has_the_input_of_the_reference(string name)
    {
        SmallFileVectors file = SmallFileVectors.Of(name);
        Assert.All(file.Vectors, vector => Assert.Equal(file.InputOf(vector.Text, vector.Ids), file.Tokenizer.EncodeToModelInput(vector.Text, SpecialTokenHandling.Recognize)));
    }

    /// <summary>All texts of a file as one: longer than the blocks that it is read in.</summary>
    [Theory, MemberData(nameof(Names))]
    public void A_long_text_has_the_same_ids_from_memory_and_from_streams(string name)
    {
        SmallFileVectors file = SmallFileVectors.Of(name);
        string text = string.Concat(Enumerable.Repeat(string.Concat(file.Vectors.Select(vector => vector.Text)), 100));
        int[] ids = file.Tokenizer.EncodeToIds(EveryShape.Utf8(text), SpecialTokenHandling.Recognize);
        EveryShape.Same(ids, file.Tokenizer.EncodeToIds(text, SpecialTokenHandling.Recognize), "EncodeToIds(string)");
        EveryShape.EncodesStream(file.Tokenizer, EveryShape.Utf8(text), ids, SpecialTokenHandling.Recognize, 4093);
        ArrayBufferWriter<int> read = new();
        file.Tokenizer.Encode(new StringReader(text), read, SpecialTokenHandling.Recognize);
        EveryShape.Same(ids, read.WrittenSpan, "Encode(reader)");
        EveryShape.Same(ids, file.Tokenizer.EncodeToIdsParallel(text, SpecialTokenHandling.Recognize), "EncodeToIdsParallel");
    }
}
