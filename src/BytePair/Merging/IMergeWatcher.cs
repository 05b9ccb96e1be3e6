namespace BytePair.Merging;

/// <summary>What is told each merge in its order: a struct type parameter, erased where nobody watches.</summary>
internal interface IMergeWatcher
{
    /// <summary>The parts [<paramref name="start"/>, <paramref name="middle"/>) and [middle, <paramref name="end"/>), in bytes of the piece, become the token <paramref name="merged"/>.</summary>
    void Merging(int start, int left, int middle, int right, int end, int merged);
}
