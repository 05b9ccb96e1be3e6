using System.Runtime.CompilerServices;
using BytePair.Text;

namespace BytePair.Pretokenization;

/// <summary>Looks for the end of a run whenever it is asked for.</summary>
internal readonly struct ScannedRuns : IRuns
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int EndOf(RunKind kind, ReadOnlySpan<byte> text, int position)
    {
        while (position < text.Length && Runs.IsOf(kind, text, position, out int length))
        {
            position += length;
        }

        return position;
    }

    public int EndOfLast(RunKind kind, ReadOnlySpan<byte> text, int start, int end)
    {
        if (kind == RunKind.Newlines)
        {
            return Runs.EndOfLastNewline(text, start, end);
        }

        while (end > start)
        {
            int at = end - Utf8.LengthBefore(text.Slice(start), end - start);
            if (Runs.IsOf(kind, text, at, out _))
            {
                return end;
            }

            end = at;
        }

        return -1;
    }
}
