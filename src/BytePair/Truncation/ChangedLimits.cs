using BytePair.Blocks;
using BytePair.Pretokenization;
using BytePair.Sinks;
using BytePair.Special;
using BytePair.Text;

namespace BytePair.Truncation;

/// <summary>Cuts of a text that the model doesn't read as it is, such as one that is normalized; or in which pieces can't begin anywhere.</summary>
/// <remarks>
/// Its tokens have places, but the count of a part isn't told from them: what is cut apart may be normalized in another way. So the cut that the
/// places suggest is counted again, and where it has too many tokens, others are tried, each time twice as many tokens further. What is found is a
/// good cut, though not always the best.
/// </remarks>
internal static class ChangedLimits
{
    public static Cut FindBeginning(TextEncoder encoder, ReadOnlySpan<byte> text, SpecialRules? rules, int maxTokens)
    {
        List<EncodedToken> places = encoder.FindPlaces(text, rules);
        if (places.Count <= maxTokens)
        {
            return new Cut(text.Length, places.Count, Cut.Everything);
        }

        int step = 1;
        for (int next = maxTokens; next > 0; next -= step, step *= 2)
        {
            int position = default(Utf8Characters).StartAt(text, places[next].Start);
            long count = Count(encoder, text.Slice(0, position), rules, maxTokens);
            if (count <= maxTokens)
            {
                return new Cut(position, (int)count, text.Length);
            }
        }

        return new Cut(0, 0, text.Length);
    }

    public static Cut FindEnding(TextEncoder encoder, ReadOnlySpan<byte> text, SpecialRules? rules, int maxTokens)
    {
        List<EncodedToken> places = encoder.FindPlaces(text, rules);
        if (places.Count <= maxTokens)
        {
            return new Cut(0, places.Count, Cut.Everything);
        }

        int step = 1;
        for (int first = places.Count - maxTokens; first < places.Count; first += step, step *= 2)
        {
            int position = places[first - 1].End;
            while (position < text.Length && default(Utf8Characters).StartAt(text, position) != position)
            {
                position++;
            }

            long count = Count(encoder, text.Slice(position), rules, maxTokens);
            if (count <= maxTokens)
            {
                return new Cut(position, (int)count, text.Length);
            }
        }

        return new Cut(text.Length, 0, text.Length);
    }

    private static long Count(TextEncoder encoder, ReadOnlySpan<byte> text, SpecialRules? rules, int maxTokens)
    {
        var sink = new LimitedCountSink(maxTokens + 1L);
        encoder.Encode(text, rules, ref sink);
        return sink.Count;
    }
}
