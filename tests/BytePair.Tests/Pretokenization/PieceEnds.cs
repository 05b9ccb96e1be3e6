using BytePair.Pretokenization;

namespace BytePair.Tests.Pretokenization;

/// <summary>Where the pieces of a text end, as a pre-tokenizer cuts them.</summary>
internal static class PieceEnds
{
    /// <summary>With the least room that a pre-tokenizer is promised, so that it has to resume as often as it ever will.</summary>
    public static int[] Of(Pretokenizer pretokenizer, byte[] utf8Text)
    {
        List<int> ends = [];
        int[] room = new int[Pretokenizer.LeastRoom];
        for (int start = 0; start < utf8Text.Length; start = ends[^1])
        {
            int count = pretokenizer.FindEnds(utf8Text, start, room);
            Assert.InRange(count, 1, room.Length);
            ends.AddRange(room.AsSpan(0, count));
        }

        return [.. ends];
    }
}
