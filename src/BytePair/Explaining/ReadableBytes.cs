using System.Globalization;
using System.Text;
using BytePair.Text;

namespace BytePair.Explaining;

/// <summary>Bytes of text as people can read them: UTF-8 as its characters, all else as escapes.</summary>
internal static class ReadableBytes
{
    /// <summary>Appends bytes, which may end within a character.</summary>
    public static void Append(StringBuilder text, ReadOnlySpan<byte> bytes)
    {
        int length;
        for (int at = 0; at < bytes.Length; at += length)
        {
            if (Utf8.TryRead(bytes.Slice(at), out uint codePoint, out length))
            {
                AppendCharacter(text, (int)codePoint);
            }
            else
            {
                text.Append("\\x").Append(bytes[at].ToString("X2", CultureInfo.InvariantCulture));
            }
        }
    }

    private static void AppendCharacter(StringBuilder text, int codePoint)
    {
        switch (codePoint)
        {
            case '\n':
                text.Append("\\n");
                break;
            case '\r':
                text.Append("\\r");
                break;
            case '\t':
                text.Append("\\t");
                break;
            case '\\':
                text.Append(@"\\");
                break;
            case < ' ' or (>= 0x7F and < 0xA0) or 0x2028 or 0x2029:
                text.Append("\\u").Append(codePoint.ToString("X4", CultureInfo.InvariantCulture));
                break;
            default:
                text.Append(char.ConvertFromUtf32(codePoint));
                break;
        }
    }
}
