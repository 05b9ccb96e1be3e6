using BytePair.Measuring;

namespace BytePair.Throughput;

/// <summary>What every section needs: what was asked, where results go, the tokenizer, and checked samples.</summary>
internal sealed record Run(Options Options, Report Report, BpeTokenizer Tokenizer, IReadOnlyList<Sample> Samples)
{
    /// <summary>The corpora that are present, or generated prose where there is none.</summary>
    public static Run Create(Options options)
    {
        foreach (string line in Corpora.Missing(options.CorporaFolder))
        {
            Report.Say(line);
        }

        string[] names = Corpora.PresentIn(options.CorporaFolder);
        Sample[] samples = names.Length > 0
            ? [.. names.Select(name => new Sample(name, Corpora.Read(options.CorporaFolder, name)))]
            : [Child.SampleNamed(options.CorporaFolder, Child.GeneratedProse)];
        return new Run(options, new Report(), BpeTokenizer.ForEncoding(options.EncodingName), samples);
    }

    /// <summary>Compares the ids of each sample with those expected: a fast wrong number is never printed.</summary>
    public bool IdsAreRight()
    {
        bool right = true;
        foreach (Sample sample in Samples)
        {
            ExpectedIds? expected = ExpectedIds.Find(Options.CorporaFolder, sample.Name, Options.EncodingName);
            int[]? ids = CheckedIds.Of(Tokenizer, sample.Utf8, sample.Text.ToString(), expected);
            Report.Say($"{sample.Name}: {sample.Utf8.Length:N0} bytes, " + (ids, expected) switch
            {
                (null, _) => "ids WRONG",
                (_, null) => $"{ids.Length:N0} ids; no expected digest, but UTF-8 and UTF-16 agree, and decoding gives the text back",
                _ => $"{ids.Length:N0} ids, as expected, from UTF-8 and from UTF-16",
            });
            sample.Ids = ids ?? [];
            right &= ids is not null;
        }

        return right;
    }
}
