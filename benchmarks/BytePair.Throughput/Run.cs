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
            : [new Sample("generated prose", GeneratedText.Prose(4_000_000))];
        return new Run(options, new Report(), BpeTokenizer.ForEncoding(options.EncodingName), samples);
    }

    /// <summary>Compares the ids of each sample with those expected: a fast wrong number is never printed.</summary>
    public bool IdsAreRight()
    {
        bool right = true;
        foreach (Sample sample in Samples)
        {
            sample.Ids = Tokenizer.EncodeToIds(sample.Utf8);
            ExpectedIds? expected = ExpectedIds.Find(Options.CorporaFolder, sample.Name, Options.EncodingName);
            bool same = (expected is null || (expected.Count == sample.Ids.Length && string.Equals(expected.Digest, IdDigest.Text(sample.Ids), StringComparison.Ordinal)))
                && sample.Ids.AsSpan().SequenceEqual(Tokenizer.EncodeToIds(sample.Text))
                && sample.Utf8.AsSpan().SequenceEqual(Tokenizer.DecodeToUtf8(sample.Ids));
            Report.Say($"{sample.Name}: {sample.Utf8.Length:N0} bytes, {sample.Ids.Length:N0} ids, " + (same, expected) switch
            {
                (false, _) => "WRONG",
                (_, null) => "no expected digest; UTF-8 and UTF-16 agree, and decoding gives the text back",
                _ => "as expected, from UTF-8 and from UTF-16",
            });
            right &= same;
        }

        return right;
    }
}
