using BytePair.Measuring;

namespace BytePair.Throughput.Sections;

/// <summary>Input made to be slow, against English of the same size.</summary>
internal static class WorstCaseSection
{
    public static void Measure(Run run)
    {
        run.Report.Begin(
            "worst cases",
            $"first pass over 1 MB in a process warmed by other text, and its time as a multiple of that for 1 MB of English; median of {run.Options.Processes} processes",
            new("ms", 2),
            new("MB/s", 1),
            new("x English", 2));
        foreach (Operation operation in new[] { Operation.EncodeUtf8, Operation.EncodeString })
        {
            double english = double.NaN;
            foreach (string name in (string[])[Child.EnglishPrefix, .. GeneratedText.WorstCases.Keys, Child.DistinctWords])
            {
                Sample sample = Child.SampleNamed(run.Options.CorporaFolder, name);
                if (operation == Operation.EncodeString && !sample.IsWellFormed)
                {
                    continue;
                }

                double nanoseconds = Timing.Median(NewTextSection.FirstPasses(run, operation, name));
                double perByte = nanoseconds / sample.Utf8.Length;
                english = double.IsNaN(english) ? perByte : english;
                run.Report.Add(name, operation.Name, nanoseconds / 1e6, 1e3 / perByte, perByte / english);
            }
        }
    }
}
