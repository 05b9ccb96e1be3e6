#if NET
namespace BytePair.Pretokenization.Masks;

/// <summary>A pattern as word-wide boolean algebra: where pieces start in a window that itself starts at a piece.</summary>
internal interface IMaskGrammar
{
    /// <summary>Whether it asks for the classes that <see cref="ClassMasks.WithMore"/> adds.</summary>
    static abstract bool AsksMore { get; }

    /// <summary>
    /// Bit i is set if a piece surely starts at byte i, whatever follows the known part of the window; bit 0 always is.
    /// If the text ends in the window, so does <see cref="ClassMasks.End"/> where the end of the piece before it is sure.
    /// No other byte than a character's first has its bit set. A start near the end of the known part may be missing, but only behind the last one that is reported.
    /// </summary>
    /// <param name="masks">The window's classes.</param>
    /// <param name="window">Its bytes, of which those known are readable.</param>
    ulong Starts<TScript>(in ClassMasks masks, ref byte window)
        where TScript : struct, IScript;
}
#endif
