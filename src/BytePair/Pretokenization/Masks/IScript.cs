#if NET
namespace BytePair.Pretokenization.Masks;

/// <summary>What a window is written in, as a type: the rules for ASCII, where a character is a byte, carry nothing of the others.</summary>
internal interface IScript
{
    static abstract bool IsAscii { get; }
}
#endif
