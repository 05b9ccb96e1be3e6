using BytePair.Sinks;

namespace BytePair.Batches;

/// <summary>What receives the ids of one runner's shares: a struct type parameter. It is full once the call is cancelled.</summary>
internal interface IShareSink : ITokenSink
{
    /// <summary>The number of ids so far.</summary>
    long Count { get; }
}
