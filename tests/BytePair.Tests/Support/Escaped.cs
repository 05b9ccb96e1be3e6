using System.Globalization;
using System.Text;

namespace BytePair.Tests.Support;

/// <summary>Text and bytes for failure messages, in ASCII, so that what failed can be read and pasted into a C# string.</summary>
internal static class Escaped
{
    private const int Longest = 240;

    public static string Text(string text) => Join(text.Length, i => text[i] switch
    {
        '\r' => "\\r",
        '\n' => "\\n",
        '\t' => "\\t",
        '\\' => "\\\\",
        '"' => "\\\"",
        >= ' ' and <= '~' => text[i].ToString(),
        _ => "\\u" + ((int)text[i]).ToString("X4", CultureInfo.InvariantCulture),
    });

    public static string Bytes(byte[] bytes) => Join(bytes.Length, i => bytes[i] switch
    {
        (byte)'\\' => "\\\\",
        >= (byte)' ' and <= (byte)'~' => ((char)bytes[i]).ToString(),
        _ => "\\x" + bytes[i].ToString("X2", CultureInfo.InvariantCulture),
    });

    private static string Join(int length, Func<int, string> unit)
    {
        StringBuilder escaped = new("\"");
        for (int i = 0; i < Math.Min(length, Longest); i++)
        {
            escaped.Append(unit(i));
        }

        return escaped.Append('"').Append(length > Longest ? $"… ({length} units)" : "").ToString();
    }
}
