namespace BytePair.Batches;

/// <summary>Adds up what is done, and tells the caller about a hundred times on the way, by one thread at a time.</summary>
internal sealed class ProgressReport(IProgress<BatchProgress> progress, int texts, long length)
{
    private const int Steps = 100;
    private readonly int[] openSlices = new int[texts];
    private int textsDone;
    private long lengthDone;
    private long tokensDone;
    private long lastStep;

    /// <summary>Tells how many slices each text has, before the first is done.</summary>
    public void Expect(ReadOnlySpan<Share> shares)
    {
        foreach (ref readonly Share share in shares)
        {
            openSlices[share.FirstText] += share.IsSlice ? 1 : 0;
        }
    }

    public void Done(in Share share)
    {
        lock (openSlices)
        {
            lengthDone += share.Length;
            tokensDone += share.IdCount;
            textsDone += !share.IsSlice ? share.TextCount : --openSlices[share.FirstText] == 0 ? 1 : 0;
            long step = length == 0 ? Steps : (long)((double)lengthDone / length * Steps);
            if (step > lastStep || textsDone == texts)
            {
                lastStep = step;
                progress.Report(new BatchProgress(textsDone, texts, lengthDone, length, tokensDone));
            }
        }
    }
}
