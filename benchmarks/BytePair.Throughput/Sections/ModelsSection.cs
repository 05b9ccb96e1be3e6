namespace BytePair.Throughput.Sections;

/// <summary>Tokenizers of other models' files beside a built-in encoding, which takes turns with each.</summary>
internal static class ModelsSection
{
    /// <summary>Ends that are asked for in a call where pieces are measured alone.</summary>
    private const int EndsAtOnce = 512;

    public static void Measure(Run run)
    {
        if (!Directory.Exists(run.Options.ModelsFolder))
        {
            Report.Say($"models: {run.Options.ModelsFolder} isn't there, so no model's file is measured (--models names another folder).");
            return;
        }

        (ModelFile File, BpeTokenizer Tokenizer)[] models =
        [
            .. from file in ModelFile.In(run.Options.ModelsFolder)
               let tokenizer = file.TryCreate()
               where tokenizer is not null && IdsAgree(file, tokenizer, run.Samples)
               select (file, tokenizer),
        ];
        MeasureSpeed(run, models);
        MeasureLoading(run, [.. models.Select(model => model.File)]);
    }

    private static void MeasureSpeed(Run run, (ModelFile File, BpeTokenizer Tokenizer)[] models)
    {
        string name = run.Options.EncodingName;
        run.Report.Begin(
            "models",
            $"the whole file into a span, again and again, and its pieces alone; fastest of {run.Options.Rounds} rounds, and the median ratio to {name}, with which each takes turns",
            new("MB/s", 1),
            new("of " + name, 2),
            new("pieces MB/s", 0),
            new("pieces of it", 2),
            new("bytes/id", 2));
        int[] ends = new int[EndsAtOnce];
        Timing.WarmUp(run.Tokenizer, Operation.EncodeUtf8ToSpan, run.Samples);
        foreach ((ModelFile file, BpeTokenizer tokenizer) in models)
        {
            Timing.WarmUp(tokenizer, Operation.EncodeUtf8ToSpan, run.Samples);
            foreach (Sample sample in run.Samples)
            {
                var (encode, encodeRatio) = InTurns(run.Options.Rounds, of => Operation.EncodeUtf8ToSpan.Run(of, sample), tokenizer, run.Tokenizer);
                var (pieces, piecesRatio) = InTurns(run.Options.Rounds, of => FindPieces(of, sample, ends), tokenizer, run.Tokenizer);
                run.Report.Add(
                    file.Name,
                    sample.Name,
                    Timing.MegabytesPerSecond(sample.Utf8.Length, encode),
                    encodeRatio,
                    Timing.MegabytesPerSecond(sample.Utf8.Length, pieces),
                    piecesRatio,
                    (double)sample.Utf8.Length / tokenizer.CountTokens(sample.Utf8));
            }
        }
    }

    private static void MeasureLoading(Run run, ModelFile[] files)
    {
        run.Report.Begin(
            "model files",
            $"from the file to the first count, saving, and from what was saved to the first count; fastest of {run.Options.Rounds} rounds in one process",
            new("file MB", 1),
            new("read ms", 0),
            new("save ms", 1),
            new("saved MB", 1),
            new("load ms", 2));
        string path = Path.GetTempFileName();
        foreach (ModelFile file in files)
        {
            BpeTokenizer tokenizer = file.Create();
            double read = Timing.Rounds(run.Options.Rounds, () => file.Create().CountTokens("Hello, world!")).Min();
            double save = Timing.Rounds(run.Options.Rounds, () => tokenizer.Save(path)).Min();
            double load = Timing.Rounds(run.Options.Rounds, () => BpeTokenizer.Load(path).CountTokens("Hello, world!")).Min();
            run.Report.Add(file.Name, "", file.Length / 1e6, read / 1e6, save / 1e6, new FileInfo(path).Length / 1e6, load / 1e6);
        }

        File.Delete(path);
    }

    /// <summary>UTF-8 and UTF-16 have to have the same ids. What is normalized doesn't decode to the text, so that no more is known.</summary>
    private static bool IdsAgree(ModelFile file, BpeTokenizer tokenizer, IEnumerable<Sample> samples)
    {
        bool agree = samples.All(sample => tokenizer.EncodeToIds(sample.Utf8).AsSpan().SequenceEqual(tokenizer.EncodeToIds(sample.Text)));
        Report.Say(agree ? $"{file.Name}: UTF-8 and UTF-16 agree" : $"{file.Name} is left out: its ids from UTF-8 and from UTF-16 differ.");
        return agree;
    }

    private static (double Fastest, double MedianRatio) InTurns(int rounds, Action<BpeTokenizer> action, BpeTokenizer model, BpeTokenizer standard)
    {
        double[] times = new double[rounds];
        double[] ratios = new double[rounds];
        action(standard);
        action(model);
        for (int i = 0; i < rounds; i++)
        {
            double ofStandard = Timing.Nanoseconds(() => action(standard));
            times[i] = Timing.Nanoseconds(() => action(model));
            ratios[i] = ofStandard / times[i];
        }

        return (times.Min(), Timing.Median(ratios));
    }

    private static void FindPieces(BpeTokenizer tokenizer, Sample sample, int[] ends)
    {
        for (int start = 0; start < sample.Utf8.Length;)
        {
            int count = tokenizer.Pretokenizer.FindEnds(sample.Utf8, start, ends);
            start = ends[count - 1];
        }
    }
}
