namespace BytePair.Normalization;

/// <summary>Characters that normalization changes or moves, and that Unicode has had only since version 10.</summary>
/// <remarks>
/// Hugging Face's tokenizers 0.23 normalizes by the tables of Unicode 9, and so models know these characters as they stand. Found by giving it each
/// character by itself, and each mark in either order beside marks of other classes; those that it treats unlike Unicode 17 are all of later versions.
/// A character that isn't known stays, has no class, and composes with nothing.
/// </remarks>
internal static class LaterCharacters
{
    private static readonly (int First, int Last)[] Ranges =
    [
        (0x07FD, 0x07FD), (0x0897, 0x089F), (0x08CA, 0x08D3), (0x09FE, 0x09FE), (0x0C3C, 0x0C3C), (0x0D3B, 0x0D3C),
        (0x0EBA, 0x0EBA), (0x1715, 0x1715), (0x1ABF, 0x1ADD), (0x1AE0, 0x1AEB), (0x1DF6, 0x1DFA), (0x32FF, 0x32FF),
        (0xA7F1, 0xA7F4), (0xA82C, 0xA82C), (0xAB69, 0xAB69), (0x10781, 0x10785), (0x10787, 0x107B0), (0x107B2, 0x107BA),
        (0x10D24, 0x10D27), (0x10D69, 0x10D6D), (0x10EAB, 0x10EAC), (0x10EFA, 0x10EFB), (0x10EFD, 0x10EFF), (0x10F46, 0x10F50),
        (0x10F82, 0x10F85), (0x11070, 0x11070), (0x1133B, 0x1133B), (0x113CE, 0x113D0), (0x1145E, 0x1145E), (0x11839, 0x1183A),
        (0x11930, 0x11930), (0x11938, 0x11938), (0x1193D, 0x1193E), (0x11943, 0x11943), (0x119E0, 0x119E0), (0x11A34, 0x11A34),
        (0x11A47, 0x11A47), (0x11A99, 0x11A99), (0x11D42, 0x11D42), (0x11D44, 0x11D45), (0x11D97, 0x11D97), (0x11F41, 0x11F42),
        (0x1612F, 0x1612F), (0x16FF0, 0x16FF1), (0x1CCD6, 0x1CCF9), (0x1E030, 0x1E06D), (0x1E08F, 0x1E08F), (0x1E130, 0x1E136),
        (0x1E2AE, 0x1E2AE), (0x1E2EC, 0x1E2EF), (0x1E4EC, 0x1E4EF), (0x1E5EE, 0x1E5EF), (0x1E6E3, 0x1E6E3), (0x1E6E6, 0x1E6E6),
        (0x1E6EE, 0x1E6EF), (0x1E6F5, 0x1E6F5), (0x1F16C, 0x1F16C), (0x1FBF0, 0x1FBF9),
    ];

    public static bool Contains(uint point)
    {
        int low = 0;
        int high = Ranges.Length - 1;
        while (low <= high)
        {
            int middle = (low + high) >> 1;
            if (point >= Ranges[middle].First && point <= Ranges[middle].Last)
            {
                return true;
            }

            (low, high) = point < Ranges[middle].First ? (low, middle - 1) : (middle + 1, high);
        }

        return false;
    }
}
