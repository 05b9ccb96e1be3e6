namespace BytePair.Budgeting.Embeddings;

/// <summary>Makes of each text the inputs that stand for it: itself if it isn't too long, its beginning or its parts.</summary>
internal sealed class InputCutter(BpeTokenizer tokenizer, EmbeddingPackingOptions options)
{
    private readonly TruncationOptions cut = new() { Boundary = options.Boundary };

    public IEnumerable<EmbeddingInput> Cut(string text, long index)
    {
        if (text is null)
        {
            throw ThrowHelper.NullItem(index, "texts");
        }

        if (text.Length == 0)
        {
            return options.SkipsEmptyInputs ? [] : throw ThrowHelper.EmptyEmbeddingInput(index, "texts");
        }

        if (tokenizer.IsWithinTokenLimit(text, options.InputLimit, out int count))
        {
            return [new EmbeddingInput(text, count, index, 0, text.Length)];
        }

        return options.OversizedInputs switch
        {
            OversizedInputHandling.Truncate => [Part(text, 0, index)],
            OversizedInputHandling.Split => Split(text, index),
            _ => throw new EmbeddingInputTooLongException(index, tokenizer.CountTokens(text), options.InputLimit),
        };
    }

    private IEnumerable<EmbeddingInput> Split(string text, long index)
    {
        for (int start = 0; start < text.Length;)
        {
            EmbeddingInput part = Part(text, start, index);
            start += part.Text.Length;
            yield return part;
        }
    }

    /// <summary>The longest part from a place on that ends where it may be cut; never empty, because the limit has room for any character.</summary>
    private EmbeddingInput Part(string text, int start, long index)
    {
        ReadOnlySpan<char> rest = text.AsSpan(start);
        string part = tokenizer.TruncateToTokens(rest, options.InputLimit, cut);
        if (part.Length == 0)
        {
            part = rest.Slice(0, tokenizer.GetIndexByTokenCount(rest, options.InputLimit, out _)).ToString();
        }

        return new EmbeddingInput(part, tokenizer.CountTokens(part), index, start, text.Length);
    }
}
