using BytePair.Text;

namespace BytePair.Training;

/// <summary>Learns the tokens of a vocabulary from counted pieces.</summary>
internal static class VocabularyTraining
{
    private const int Reports = 100;

    /// <summary>Merges until there are enough tokens, or no pair is frequent enough.</summary>
    /// <param name="counts">The pieces.</param>
    /// <param name="size">How many tokens are wanted, special ones not among them.</param>
    /// <param name="options">What to learn.</param>
    /// <param name="bytesRead">For progress.</param>
    /// <param name="cancellation">Ends the learning.</param>
    public static TrainedTokens Run(PieceCounts counts, int size, BpeTrainerOptions options, long bytesRead, CancellationToken cancellation)
    {
        byte[] alphabet = options.IncludeAllBytes ? ByteLetters.InOrder.ToArray() : SeenBytes(counts);
        var tokens = new TrainedTokens(alphabet, options.SpecialTokens);
        int[] idOfByte = new int[ByteLetters.Count];
        for (int id = 0; id < alphabet.Length; id++)
        {
            idOfByte[alphabet[id]] = id;
        }

        var learner = new MergeLearner(Words.Of(counts, idOfByte), tokens, options.MinPairFrequency, options.MaxTokenLength);
        learner.Begin(cancellation);
        int step = Math.Max(1, (size - tokens.Count) / Reports);
        bool isDone = false;
        while (!isDone)
        {
            cancellation.ThrowIfCancellationRequested();
            isDone = tokens.Count >= size || !learner.TryMerge();
            if (isDone || tokens.Merges.Count % step == 0)
            {
                options.Progress?.Report(new BpeTrainingProgress(BpeTrainingPhase.Merging, bytesRead, tokens.Count, size));
            }
        }

        return tokens;
    }

    /// <summary>The bytes that pieces have, in order.</summary>
    private static byte[] SeenBytes(PieceCounts counts)
    {
        bool[] isSeen = new bool[ByteLetters.Count];
        Span<byte> scratch = stackalloc byte[sizeof(ulong)];
        for (int slot = 0; slot < counts.SlotCount; slot++)
        {
            if (counts.TryGet(slot, scratch, out ReadOnlySpan<byte> piece, out _))
            {
                foreach (byte value in piece)
                {
                    isSeen[value] = true;
                }
            }
        }

        return [.. ByteLetters.InOrder.ToArray().Where(value => isSeen[value])];
    }
}
