namespace BytePair.Text;

/// <summary>Whether memory is scarce: that of the machine, or of the container or heap limit that the process runs in.</summary>
internal static class MemoryLoad
{
    /// <summary>Whether the framework can tell.</summary>
    public static bool CanBeAsked =>
#if NET
        true;
#else
        false;
#endif

    /// <summary>
    /// As of the last collection: whether the load was within a tenth of what the collector takes for high, which is where the
    /// runtime's own pools let go of everything; or the heap within a tenth of its limit.
    /// </summary>
    /// <remarks>A framework that can't tell says yes: asked after full collections only, it forgets too much rather than too little.</remarks>
    public static bool IsHigh
    {
        get
        {
#if NET
            GCMemoryInfo memory = GC.GetGCMemoryInfo();
            return memory.MemoryLoadBytes >= memory.HighMemoryLoadThresholdBytes / 10 * 9
                || memory.HeapSizeBytes >= memory.TotalAvailableMemoryBytes / 10 * 9;
#else
            return true;
#endif
        }
    }
}
