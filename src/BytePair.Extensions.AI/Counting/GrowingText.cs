using System.Text;

namespace BytePair.Extensions.AI.Counting;

/// <summary>A text that grows at its end, and its tokens at any time.</summary>
/// <remarks>By a tokenizer each part costs what it is long. Any other counter counts the whole, when it is asked for.</remarks>
internal sealed class GrowingText(ITokenCounter counter)
{
    private readonly AppendableTokenCounter? growing = (counter as BpeTokenizer)?.CreateAppendableCounter();
    private readonly StringBuilder text = new();
    private long counted;
    private bool isCounted = true;

    public long Tokens
    {
        get
        {
            if (!isCounted)
            {
                counted = growing?.Count ?? counter.CountTokens(text.ToString().AsSpan());
                isCounted = true;
            }

            return counted;
        }
    }

    public void Append(string part)
    {
        if (part.Length == 0)
        {
            return;
        }

        if (growing is null)
        {
            text.Append(part);
        }
        else
        {
            growing.Append(part);
        }

        isCounted = false;
    }

    public void Clear()
    {
        growing?.Reset();
        text.Clear();
        counted = 0;
        isCounted = true;
    }
}
