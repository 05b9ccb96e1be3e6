using BytePair.Normalization;
using BytePair.Pretokenization;
using BytePair.Special;
using BytePair.Text;

namespace BytePair.Segments;

/// <summary>Where a text may be cut so that the segments of the two parts are those of the whole.</summary>
/// <remarks>
/// A cut may not touch a token, so that what decides about a token lies on its side of the cut; nor lie behind white space where tokens take such;
/// and the two sides have to be normalized apart. Text that has such a place has one soon, so that only a few thousand bytes are looked at.
/// </remarks>
internal static class ChunkCut
{
    /// <summary>So far back from the end a cut is looked for, in bytes. Where there is none the chunk is to grow.</summary>
    private const int MaxLookBack = 1 << 12;

    /// <summary>More bytes of text, for each of a token, than normalization makes one of: three characters of four.</summary>
    private const int MostNormalizedToOne = 16;

    /// <summary>The last cut that can be seen in a text that goes on; 0 if there is none.</summary>
    public static int FindLast(ReadOnlySpan<byte> text, TextShape shape, AddedTokenRules? rules)
    {
        int reach = ReachOf(shape, rules);
        int position = text.Length - Math.Max(reach, Utf8.MaxCharacterLength);
        for (int floor = position - MaxLookBack; position > Math.Max(0, floor); position--)
        {
            if (!Utf8.IsContinuation(text[position]) && IsCut(text, position, reach, shape, rules))
            {
                return position;
            }
        }

        return 0;
    }

    /// <summary>What has to be known on either side of a cut, in bytes.</summary>
    private static int ReachOf(TextShape shape, AddedTokenRules? rules) =>
        rules is null ? 0
        : shape.Normalizer is null ? Math.Max(rules.InText.MaxLength, rules.InNormalized.MaxLength) + Utf8.MaxCharacterLength
        : Math.Max(rules.InText.MaxLength, MostNormalizedToOne * Math.Max(rules.InNormalized.MaxLength, rules.RefusedInNormalized.MaxLength)) + Utf8.MaxCharacterLength;

    private static bool IsCut(ReadOnlySpan<byte> text, int position, int reach, TextShape shape, AddedTokenRules? rules)
    {
        if (shape.Normalizer is { } normalizer && !normalizer.IsBoundary(text, position))
        {
            return false;
        }

        if (rules is null)
        {
            return true;
        }

        int before = position - Utf8.LengthBefore(text, position);
        return !(rules.TakesSpace && CharacterClasses.At(text, before, out _).IsAny(CharacterClass.Space))
            && !rules.InText.Touches(text, position)
            && !TouchesNormalized(text, position, reach, shape.Normalizer, rules);
    }

    /// <summary>Normalizes what lies around the cut, each side by itself, and looks there.</summary>
    private static bool TouchesNormalized(ReadOnlySpan<byte> text, int position, int reach, INormalizer? normalizer, AddedTokenRules rules)
    {
        if (rules.InNormalized.IsEmpty && rules.RefusedInNormalized.IsEmpty)
        {
            return false;
        }

        if (normalizer is null)
        {
            return rules.InNormalized.Touches(text, position);
        }

        int from = Math.Max(0, position - reach);
        while (from > 0 && Utf8.IsContinuation(text[from]))
        {
            from--;
        }

        using var window = new PooledBytes(2 * reach);
        AddNormalized(text.Slice(from, position - from), normalizer, window);
        int cut = window.Length;
        AddNormalized(text.Slice(position, Math.Min(reach, text.Length - position)), normalizer, window);
        return rules.InNormalized.Touches(window.Written, cut) || rules.RefusedInNormalized.Touches(window.Written, cut);
    }

    private static void AddNormalized(ReadOnlySpan<byte> text, INormalizer normalizer, PooledBytes destination)
    {
        if (!normalizer.TryChange(text, destination))
        {
            destination.Add(text);
        }
    }
}
