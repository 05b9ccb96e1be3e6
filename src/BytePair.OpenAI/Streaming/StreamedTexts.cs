namespace BytePair.OpenAI.Streaming;

/// <summary>The texts of an answer as they grow, each counted by itself.</summary>
internal sealed class StreamedTexts(BpeTokenizer tokenizer)
{
    private readonly Dictionary<(StreamedTextKind Kind, int Item, int Part), AppendableTokenCounter> counters = [];
    private AppendableTokenCounter? last;
    private (StreamedTextKind Kind, int Item, int Part) lastKey;
    private long settled;

    /// <summary>The tokens of all texts. Only that which grew last can have changed since it was asked for.</summary>
    public long Count => settled + (last?.Count ?? 0);

    public void Append(StreamedTextKind kind, int item, int part, string? text)
    {
        if (!string.IsNullOrEmpty(text))
        {
            Counter((kind, item, part)).Append(text!);
        }
    }

    public void Append(StreamedTextKind kind, int item, int part, BinaryData? utf8Text)
    {
        if (utf8Text is not null)
        {
            Counter((kind, item, part)).Append(utf8Text.ToMemory().Span);
        }
    }

    private AppendableTokenCounter Counter((StreamedTextKind Kind, int Item, int Part) key)
    {
        if (last is not null && key == lastKey)
        {
            return last;
        }

        settled += last?.Count ?? 0;
        if (!counters.TryGetValue(key, out AppendableTokenCounter? counter))
        {
            counter = tokenizer.CreateAppendableCounter();
            counters.Add(key, counter);
        }

        settled -= counter.Count;
        (last, lastKey) = (counter, key);
        return counter;
    }
}
