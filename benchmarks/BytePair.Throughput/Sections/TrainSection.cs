using System.Diagnostics;

namespace BytePair.Throughput.Sections;

/// <summary>Learning a vocabulary: reading and counting the pieces of texts, then learning merges, each by the clock.</summary>
internal static class TrainSection
{
    private const int Size = 32_000;
    private const long Bytes = 100_000_000;

    public static void Measure(Run run)
    {
        run.Report.Begin(
            "train",
            $"a vocabulary of {Size:N0} tokens from all texts, one behind the other and again until they have {Bytes / 1_000_000} MB, by the pattern of o200k_base, on all cores; one run",
            new("MB read", 1),
            new("reading s", 2),
            new("learning s", 2),
            new("both s", 2),
            new("tokens", 0));
        var trainer = new BpeTrainer(BpePatterns.O200k);
        byte[][] texts = [.. run.Samples.Select(sample => sample.Utf8.ToArray())];
        long began = Stopwatch.GetTimestamp();
        for (int i = 0; trainer.BytesRead < Bytes; i++)
        {
            byte[] text = texts[i % texts.Length];
            trainer.AddText(new MemoryStream(text, 0, (int)Math.Min(text.Length, Bytes - trainer.BytesRead)));
        }

        double reading = Stopwatch.GetElapsedTime(began).TotalSeconds;
        TrainedVocabulary vocabulary = trainer.Train(Size);
        double both = Stopwatch.GetElapsedTime(began).TotalSeconds;
        Pace.Take();
        run.Report.Add("corpora", "train", trainer.BytesRead / 1e6, reading, both - reading, both, vocabulary.Count);
    }
}
