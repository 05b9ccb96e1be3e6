using System.Text;
using System.Text.Json;

namespace BytePair.ModelFiles;

/// <summary>Reads strings where there are hundreds of thousands: in place, unless they have escapes.</summary>
internal static class JsonString
{

    /// <summary>The text of the string, or of the name of a property, that the reader is at; in UTF-8.</summary>
    public static ReadOnlySpan<byte> Read(ref Utf8JsonReader reader)
    {
        if (!reader.ValueIsEscaped)
        {
            return reader.ValueSpan;
        }

        // No escape is shorter than what it stands for.
        byte[] unescaped = new byte[reader.ValueSpan.Length];
        return unescaped.AsSpan(0, reader.CopyString(unescaped));
    }

    /// <summary>UTF-8 as a string.</summary>
    public static unsafe string Readable(ReadOnlySpan<byte> utf8)
    {
        fixed (byte* start = utf8)
        {
            return utf8.IsEmpty ? "" : Encoding.UTF8.GetString(start, utf8.Length);
        }
    }
}
