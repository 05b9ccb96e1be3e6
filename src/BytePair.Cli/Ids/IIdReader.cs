using BytePair.Cli.CommandLine;

namespace BytePair.Cli.Ids;

/// <summary>Gives the ids of one input, in the order in which they stand there.</summary>
internal interface IIdReader
{
    /// <summary>What an id is called where its place is told: "word", "id".</summary>
    string Unit { get; }

    /// <summary>Reads as many ids as there are and fit. 0 is the end of the input.</summary>
    /// <exception cref="CommandFailedException">What comes next is no id. The ids before it have been returned.</exception>
    int Read(Span<int> ids);
}
