namespace BytePair.Tests.Reference;

/// <summary>Where the pieces of a text end, in bytes, as an oracle cuts them.</summary>
internal static class ReferencePieces
{
    public static int[] Ends(Alternative grammar, byte[] utf8Text, int offset = 0)
    {
        CodePoints text = new(utf8Text);
        List<int> ends = [];
        for (int at = 0; at < text.Values.Length; ends.Add(offset + text.ByteOffsets[at]))
        {
            at = grammar(text.Values, at);
        }

        return [.. ends];
    }
}
