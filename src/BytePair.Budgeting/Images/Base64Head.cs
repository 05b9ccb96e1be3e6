namespace BytePair.Budgeting.Images;

/// <summary>A picture in base64, of which any bytes can be had without decoding those before.</summary>
internal readonly ref struct Base64Head
{
    /// <summary>No media type with its parameters is longer; so a text without a comma isn't searched to its end.</summary>
    private const int MaxPrefixLength = 1024;

    private readonly ReadOnlySpan<char> digits;

    private Base64Head(ReadOnlySpan<char> digits)
    {
        this.digits = digits;
    }

    /// <summary>Finds what stands behind the comma of <c>data:…;base64,…</c>.</summary>
    public static bool TryFind(ReadOnlySpan<char> dataUrl, out Base64Head base64)
    {
        int comma = dataUrl.Slice(0, Math.Min(dataUrl.Length, MaxPrefixLength)).IndexOf(',');
        bool isBase64 = comma >= 0 &&
            dataUrl.StartsWith("data:".AsSpan(), StringComparison.OrdinalIgnoreCase) &&
            dataUrl.Slice(0, comma).EndsWith(";base64".AsSpan(), StringComparison.OrdinalIgnoreCase);
        base64 = isBase64 ? new Base64Head(dataUrl.Slice(comma + 1)) : default;
        return isBase64;
    }

    public bool TryRead(out ImageSize size)
    {
        HeaderWalk walk = HeaderWalk.Begin();
        Span<byte> wanted = stackalloc byte[HeaderWalk.MaxLength];
        while (TryDecode(walk.Position, wanted.Slice(0, walk.Length)))
        {
            if (walk.Advance(wanted.Slice(0, walk.Length)))
            {
                return walk.TryGetSize(out size);
            }
        }

        size = default;
        return false;
    }

    private bool TryDecode(long position, Span<byte> bytes)
    {
        for (int i = 0; i < bytes.Length; i++)
        {
            if (!TryDecode(position + i, out bytes[i]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Four digits of 6 bits hold three bytes: byte r of a group is the low bits of digit r and the high bits of digit r + 1.</summary>
    private bool TryDecode(long position, out byte value)
    {
        long group = position / 3;
        int place = (int)(position % 3);
        long digit = (4 * group) + place;
        value = 0;
        if (digit + 1 >= digits.Length)
        {
            return false;
        }

        int left = ValueOf(digits[(int)digit]);
        int right = ValueOf(digits[(int)digit + 1]);
        value = (byte)((left << (2 + (2 * place))) | (right >> (4 - (2 * place))));
        return (left | right) >= 0;
    }

    /// <summary>The value of a digit, or -1.</summary>
    private static int ValueOf(char digit) => digit switch
    {
        >= 'A' and <= 'Z' => digit - 'A',
        >= 'a' and <= 'z' => digit - 'a' + 26,
        >= '0' and <= '9' => digit - '0' + 52,
        '+' => 62,
        '/' => 63,
        _ => -1,
    };
}
