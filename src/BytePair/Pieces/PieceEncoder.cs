using BytePair.Pretokenization;
using BytePair.Sinks;
using BytePair.Vocabularies;

namespace BytePair.Pieces;

/// <summary>Encodes ordinary text. Safe for any number of threads: each call has a worker of its own.</summary>
internal sealed class PieceEncoder(Grammar grammar, Pretokenizer pretokenizer, Vocabulary vocabulary)
{
    private readonly WorkerPool workers = new(pretokenizer, vocabulary);

    public Grammar Grammar => grammar;

    public Pretokenizer Pretokenizer => pretokenizer;

    public Vocabulary Vocabulary => vocabulary;

    /// <summary>The workers that are idle.</summary>
    public WorkerPool Workers => workers;

    /// <summary>Adds the ids of <paramref name="text"/>, a whole text in UTF-8, read as ordinary text.</summary>
    public void Encode<TSink>(ReadOnlySpan<byte> text, ref TSink sink)
        where TSink : struct, ITokenSink
    {
        if (!text.IsEmpty)
        {
            Worker worker = workers.Rent();
            worker.Encode(text, text.Length, ref sink);
            workers.Return(worker);
        }
    }

    /// <summary>A worker for several calls. One that failed isn't returned: its state may be half-written.</summary>
    public Worker Rent() => workers.Rent();

    public void Return(Worker worker) => workers.Return(worker);
}
