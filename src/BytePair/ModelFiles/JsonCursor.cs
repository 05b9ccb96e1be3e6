using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Text.Json;
using BytePair.Text;

namespace BytePair.ModelFiles;

/// <summary>Reads the lists of a file that have hundreds of thousands of short strings.</summary>
/// <remarks>
/// <para>
/// A file is read once, in a process that has often just begun. The framework's reader is then compiled without care, and takes several times as long
/// as it will later; and it would go through these lists twice, first to see that all is JSON. This one is compiled at once with what calls it.
/// </para>
/// <para>
/// It looks at eight bytes at a time for what ends a string: a quotation mark, a backslash, or a byte below 0x20, which no string has. In
/// <c>"Ġthe": 262</c>, behind the first quotation mark, the first eight are <c>Ä  t h e " : ·</c> with Ġ as two bytes, and the fifth (from 0) is the end.
/// </para>
/// </remarks>
internal ref struct JsonCursor(ReadOnlySpan<byte> json)
{
    private const ulong Each = 0x0101010101010101;
    private const ulong High = 0x8080808080808080;
    private const int MaxDigits = 10;
    private readonly ReadOnlySpan<byte> json = json;
    private int position;

    /// <summary>How many bytes were read.</summary>
    public readonly int Position => position;

    /// <summary>Passes over blanks, and over one more character if it is this one; else false.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TrySkip(char character)
    {
        SkipBlanks();
        bool isThere = position < json.Length && json[position] == character;
        position += isThere ? 1 : 0;
        return isThere;
    }

    /// <summary>Passes over blanks.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void SkipBlanks()
    {
        while (position < json.Length && json[position] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')
        {
            position++;
        }
    }

    /// <summary>Reads a string, as UTF-8; false if what comes isn't one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryReadString(out ReadOnlySpan<byte> text)
    {
        if (!TrySkip('"'))
        {
            text = default;
            return false;
        }

        int start = position;
        int end = EndOfPlain(json, start);
        if (end >= json.Length || json[end] != '"')
        {
            return TryReadEscaped(start, end, out text);
        }

        text = json.Slice(start, end - start);
        position = end + 1;
        return true;
    }

    /// <summary>Reads a whole number, as it stands in JSON; false if what comes isn't one, or is beyond <see cref="int"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryReadNumber(out int number)
    {
        bool isNegative = TrySkip('-');
        int start = position;
        long value = 0;
        for (; position < json.Length && position - start <= MaxDigits && json[position] is >= (byte)'0' and <= (byte)'9'; position++)
        {
            value = (10 * value) + (json[position] - '0');
        }

        value = isNegative ? -value : value;
        number = (int)value;
        int digits = position - start;
        bool hasMore = position < json.Length && json[position] is (byte)'.' or (byte)'e' or (byte)'E';
        return digits is > 0 and <= MaxDigits && (digits == 1 || json[start] != '0') && number == value && !hasMore;
    }

    /// <summary>
    /// Where an array or an object ends that begins at <paramref name="start"/>, if it is well-formed: strings and brackets are all that is looked at. The
    /// text's length if it has no end.
    /// </summary>
    /// <param name="json">The text.</param>
    /// <param name="start">Where the value begins.</param>
    /// <param name="count">How many items it has, or one more if it is empty.</param>
    [MethodImpl(Compilation.AtOnce)]
    public static int EndOfValue(ReadOnlySpan<byte> json, int start, out int count)
    {
        int depth = 0;
        count = 1;
        for (int at = start; at < json.Length; at++)
        {
            switch (json[at])
            {
                case (byte)'"':
                    at = EndOfString(json, at + 1);
                    break;
                case (byte)'[' or (byte)'{':
                    depth++;
                    break;
                case (byte)',' when depth == 1:
                    count++;
                    break;
                case (byte)']' or (byte)'}' when --depth == 0:
                    return at + 1;
            }
        }

        return json.Length;
    }

    /// <summary>The first quotation mark, backslash or control character from <paramref name="at"/> on, or the length of the text.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int EndOfPlain(ReadOnlySpan<byte> json, int at)
    {
        for (; at <= json.Length - sizeof(ulong); at += sizeof(ulong))
        {
            ulong bytes = BinaryPrimitives.ReadUInt64LittleEndian(json.Slice(at));
            ulong quotes = bytes ^ (Each * '"');
            ulong backslashes = bytes ^ (Each * '\\');

            // The high bit of each byte that is 0, and of each below 0x20; those above the lowest of them may be wrong.
            ulong found = (((quotes - Each) & ~quotes) | ((backslashes - Each) & ~backslashes) | ((bytes - (Each * ' ')) & ~bytes)) & High;
            if (found != 0)
            {
                return at + (Bits.Lowest(found) >> 3);
            }
        }

        while (at < json.Length && json[at] is >= (byte)' ' and not ((byte)'"' or (byte)'\\'))
        {
            at++;
        }

        return at;
    }

    /// <summary>The quotation mark that ends a string whose text begins at <paramref name="at"/>, or the length of the text.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int EndOfString(ReadOnlySpan<byte> json, int at)
    {
        for (at = EndOfPlain(json, at); at < json.Length && json[at] != '"'; at = EndOfPlain(json, Math.Min(json.Length, at)))
        {
            at += json[at] == '\\' ? 2 : 1;
        }

        return Math.Min(at, json.Length);
    }

    /// <summary>The framework says what escapes stand for. Few strings have any.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool TryReadEscaped(int start, int at, out ReadOnlySpan<byte> text)
    {
        text = default;
        int end = EndOfString(json, at);
        if (end >= json.Length)
        {
            return false;
        }

        var reader = new Utf8JsonReader(json.Slice(start - 1, end - start + 2));
        try
        {
            reader.Read();
        }
        catch (JsonException)
        {
            return false;
        }

        // No escape is shorter than what it stands for.
        byte[] unescaped = new byte[end - start];
        text = unescaped.AsSpan(0, reader.CopyString(unescaped));
        position = end + 1;
        return true;
    }
}
