using BytePair.Budgeting;
using BytePair.OpenAI.Embeddings;

namespace BytePair.OpenAI.Tests.Embeddings;

/// <summary>How the vectors of a text's parts become one.</summary>
public sealed class PartAverageTests
{
    [Fact]
    public void Parts_weigh_as_much_as_they_have_tokens()
    {
        PartAverage average = new();
        Assert.Null(average.Add(new EmbeddingInput("abc", 3, 0, 0, 4), new float[] { 1, 0 }));
        Assert.Null(average.Add(new EmbeddingInput("d", 4, 0, 3, 4), new float[] { 0, 1 }));
        EmbeddedText text = average.Add(new EmbeddingInput("e", 1, 7, 0, 1), new float[] { 0.5f, 0.25f })!;
        Assert.Equal((0, 7, 2, false), (text.Index, text.TokenCount, text.PartCount, text.IsTruncated));
        Assert.Equal([0.6f, 0.8f], text.Vector.ToArray());

        // One part alone keeps its vector, whatever its length.
        EmbeddedText alone = average.Complete()!;
        Assert.Equal((7, 1, 1), (alone.Index, alone.TokenCount, alone.PartCount));
        Assert.Equal([0.5f, 0.25f], alone.Vector.ToArray());
        Assert.Null(average.Complete());
    }

    [Fact]
    public void Parts_that_cancel_each_other_have_no_direction()
    {
        PartAverage average = new();
        average.Add(new EmbeddingInput("a", 1, 0, 0, 2), new float[] { 1, 0 });
        average.Add(new EmbeddingInput("b", 1, 0, 1, 2), new float[] { -1, 0 });
        Assert.Equal([0f, 0f], average.Complete()!.Vector.ToArray());
    }

    [Fact]
    public void Vectors_of_several_lengths_are_refused()
    {
        PartAverage average = new();
        average.Add(new EmbeddingInput("a", 1, 0, 0, 2), new float[] { 1, 0 });
        Assert.Throws<FormatException>(() => average.Add(new EmbeddingInput("b", 1, 0, 1, 2), new float[] { 1 }));
    }

    [Fact]
    public void A_text_of_which_only_the_beginning_came_is_truncated()
    {
        PartAverage average = new();
        average.Add(new EmbeddingInput("a", 1, 0, 0, 2), new float[] { 1, 0 });
        Assert.True(average.Complete()!.IsTruncated);
    }
}
