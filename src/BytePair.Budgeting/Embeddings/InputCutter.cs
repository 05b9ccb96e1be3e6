namespace BytePair.Budgeting.Embeddings;

/// <summary>Makes of each text the inputs that stand for it: itself if it isn't too long, its beginning or its parts.</summary>
internal sealed class InputCutter(ITokenCounter counter, EmbeddingPackingOptions options)
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

        if (IsWithinLimit(text, out int count))
        {
            return [new EmbeddingInput(text, count, index, 0, text.Length)];
        }

        return options.OversizedInputs switch
        {
            OversizedInputHandling.Truncate => [Part(text, 0, index)],
            OversizedInputHandling.Split => Split(text, index),
            _ => throw new EmbeddingInputTooLongException(index, counter.CountTokens(text), options.InputLimit),
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

    private bool IsWithinLimit(string text, out int count)
    {
        if (counter is BpeTokenizer tokenizer)
        {
            return tokenizer.IsWithinTokenLimit(text, options.InputLimit, out count);
        }

        count = counter.CountTokens(text);
        return count <= options.InputLimit;
    }

    /// <summary>The longest part from a place on that ends where it may be cut; never empty, because the limit of a tokenizer has room for any character.</summary>
    private EmbeddingInput Part(string text, int start, long index)
    {
        ReadOnlySpan<char> rest = text.AsSpan(start);
        string part = counter.TruncateToTokens(rest, options.InputLimit, cut);
        part = part.Length > 0 ? part : counter.TruncateToTokens(rest, options.InputLimit);
        return part.Length > 0
            ? new EmbeddingInput(part, counter.CountTokens(part), index, start, text.Length)
            : throw ThrowHelper.CharacterTooLong(counter.Name, options.InputLimit);
    }
}
