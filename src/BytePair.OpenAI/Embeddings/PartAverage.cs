using BytePair.Budgeting;

namespace BytePair.OpenAI.Embeddings;

/// <summary>Makes one vector of those of a text's parts, which come one after the other.</summary>
/// <remarks>
/// A part weighs as much as it has tokens, and the average is brought back to length 1, as all vectors of the service have: so the cosine of two texts
/// stays a mere product. One part alone keeps its vector as it is.
/// </remarks>
internal sealed class PartAverage
{
    private EmbeddingInput? first;
    private ReadOnlyMemory<float> vector;
    private double[] sum = [];
    private int tokens;
    private int parts;
    private int end;

    /// <summary>Adds a part.</summary>
    /// <returns>The text before it, if the part begins another.</returns>
    public EmbeddedText? Add(EmbeddingInput input, ReadOnlyMemory<float> inputVector)
    {
        EmbeddedText? complete = first is not null && first.SourceIndex != input.SourceIndex ? Complete() : null;
        if (first is null)
        {
            (first, vector) = (input, inputVector);
        }
        else
        {
            if (parts == 1)
            {
                sum = new double[vector.Length];
                AddWeighted(vector.Span, tokens);
            }

            AddWeighted(inputVector.Span, input.TokenCount);
        }

        tokens += input.TokenCount;
        parts++;
        end = input.Start + input.Text.Length;
        return complete;
    }

    /// <summary>The text at hand, if there is one.</summary>
    public EmbeddedText? Complete()
    {
        if (first is null)
        {
            return null;
        }

        var text = new EmbeddedText(first.SourceIndex, parts == 1 ? vector : Normalized(), tokens, parts, end < first.SourceLength);
        (first, tokens, parts) = (null, 0, 0);
        return text;
    }

    private void AddWeighted(ReadOnlySpan<float> values, int weight)
    {
        if (values.Length != sum.Length)
        {
            throw new FormatException(FormattableString.Invariant($"The service gave vectors of {sum.Length} and of {values.Length} numbers for parts of one text."));
        }

        for (int i = 0; i < values.Length; i++)
        {
            sum[i] += (double)values[i] * weight;
        }
    }

    private float[] Normalized()
    {
        double length = Math.Sqrt(sum.Sum(value => value * value));
        return [.. sum.Select(value => (float)(length > 0 ? value / length : value))];
    }
}
