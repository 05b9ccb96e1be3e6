#if NET
using System.Buffers;
#endif

namespace BytePair.Normalization;

/// <summary>Finds the next character that a form may have to look at, by its first bytes: text in most scripts is passed many bytes at a time.</summary>
/// <remarks>
/// <para>
/// A byte is suspect if one of the characters that begin with it needs a look. In the canonical form no byte of English, French, Russian or Chinese
/// letters is; those of combining marks are (<c>CC 81</c>), and the first of characters of three bytes in which marks are among
/// letters. Of three bytes the first two tell more: <c>E0 B8</c> begins Thai letters and marks, <c>E0 B9</c> too, but <c>E2 80</c>, dashes and quotes, no mark.
/// </para>
/// <para>Bytes that continue a character are never suspect, and what isn't well-formed doesn't matter: whoever asks reads the character.</para>
/// </remarks>
internal sealed class SuspectBytes
{
    /// <summary>Code points that share all bytes but their last.</summary>
    private const int GroupSize = 64;

    /// <summary>Bytes that are looked at one by one before many at a time are: where suspects are frequent, a search costs more than it saves.</summary>
    private const int LookedAtFirst = 12;

    private readonly bool[] leads = new bool[256];

    /// <summary>By the lowest four bits of a first byte of three, and the lowest six of the second.</summary>
    private readonly bool[] groups = new bool[0x10000 / GroupSize];

#if NET
    private readonly SearchValues<byte> all;
#endif

    /// <param name="needsLook">Whether any of 64 code points needs a look, the first of which is given.</param>
    public SuspectBytes(Func<uint, bool> needsLook)
    {
        for (uint point = 0x80; point < 0x10000; point += GroupSize)
        {
            bool isSuspect = needsLook(point);
            groups[point / GroupSize] = isSuspect;
            leads[point < 0x800 ? 0xC0 | (point >> 6) : 0xE0 | (point >> 12)] |= isSuspect;
        }

        leads.AsSpan(0xF0, 5).Fill(true);
#if NET
        all = SearchValues.Create([.. Enumerable.Range(0, leads.Length).Where(value => leads[value]).Select(value => (byte)value)]);
#endif
    }

    /// <summary>The first place from <paramref name="at"/> on where a character may begin that needs a look; the text's length if there is none.</summary>
    public int Next(ReadOnlySpan<byte> text, int at)
    {
        while (true)
        {
            at = NextLead(text, at);
            if (at >= text.Length - 1 || text[at] is < 0xE0 or >= 0xF0 || groups[((text[at] & 0x0F) << 6) | (text[at + 1] & 0x3F)])
            {
                return at;
            }

            at++;
        }
    }

    private int NextLead(ReadOnlySpan<byte> text, int at)
    {
        int soon = Math.Min(at + LookedAtFirst, text.Length);
        while (at < soon && !leads[text[at]])
        {
            at++;
        }

        return at < soon || soon == text.Length ? at : NextLeadFar(text, at);
    }

    private int NextLeadFar(ReadOnlySpan<byte> text, int at)
    {
#if NET
        int distance = text.Slice(at).IndexOfAny(all);
        return distance < 0 ? text.Length : at + distance;
#else
        while (at < text.Length && !leads[text[at]])
        {
            at++;
        }

        return at;
#endif
    }
}
