using System.Text;

namespace BytePair.ModelFiles;

/// <summary>Text of a file, for messages and for what is kept of it.</summary>
internal static class JsonString
{
    /// <summary>UTF-8 as a string.</summary>
    public static unsafe string Readable(ReadOnlySpan<byte> utf8)
    {
        fixed (byte* start = utf8)
        {
            return utf8.IsEmpty ? "" : Encoding.UTF8.GetString(start, utf8.Length);
        }
    }
}
