namespace BytePair.Explaining;

/// <summary>Counts a text in the caller's units up to places of which none stands before the last one, in linear time all in all.</summary>
internal sealed class UnitCount(byte[] utf8Text, bool inChars)
{
    private int position;
    private int units;

    /// <summary>Units before a place, in bytes of the text.</summary>
    public int Before(int place)
    {
        units += Explainer.Units(utf8Text.AsSpan(position, place - position), inChars);
        position = place;
        return units;
    }
}
