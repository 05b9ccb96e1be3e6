using System.Buffers.Binary;

namespace BytePair.Budgeting;

/// <summary>How long sound lasts, read from the header of a WAV file.</summary>
/// <remarks>Other formats don't say it in their header. Takes constant time but for chunks of other kinds, which are skipped.</remarks>
public static class AudioDuration
{
    private const int HeaderLength = 12;
    private const int ChunkHeaderLength = 8;
    private const int BytesPerSecondOffset = 8;
    private const int LeastFormatLength = 16;

    /// <summary>The length of sound that was written while it was made: all that follows.</summary>
    private const uint Unknown = uint.MaxValue;

    private static ReadOnlySpan<byte> Riff => "RIFF"u8;

    private static ReadOnlySpan<byte> Wave => "WAVE"u8;

    private static ReadOnlySpan<byte> Format => "fmt "u8;

    private static ReadOnlySpan<byte> Data => "data"u8;

    /// <summary>Reads how long the sound of a WAV file lasts.</summary>
    /// <param name="bytes">The file, or its beginning up to where the sound begins.</param>
    /// <param name="duration">How long it lasts; zero if the result is false.</param>
    /// <returns>False if it is no WAV file, or is cut off before it says.</returns>
    /// <example>
    /// <code>
    /// byte[] wave = [.. "RIFF"u8, 36, 0, 0, 0, .. "WAVEfmt "u8, 16, 0, 0, 0, 1, 0, 1, 0, 0x80, 0x3E, 0, 0, 0, 0x7D, 0, 0, 2, 0, 16, 0, .. "data"u8, 0, 0x7D, 0, 0];
    /// bool isWave = AudioDuration.TryRead(wave, out TimeSpan duration);    // True
    /// double seconds = duration.TotalSeconds;                              // 1
    /// </code>
    /// </example>
    public static bool TryRead(ReadOnlySpan<byte> bytes, out TimeSpan duration)
    {
        duration = TimeSpan.Zero;
        uint bytesPerSecond = 0;
        bool isWave = bytes.Length >= HeaderLength && bytes.StartsWith(Riff) && bytes.Slice(ChunkHeaderLength).StartsWith(Wave);
        for (ReadOnlySpan<byte> rest = isWave ? bytes.Slice(HeaderLength) : default; rest.Length >= ChunkHeaderLength;)
        {
            uint length = BinaryPrimitives.ReadUInt32LittleEndian(rest.Slice(Format.Length));
            ReadOnlySpan<byte> chunk = rest.Slice(ChunkHeaderLength);
            if (rest.StartsWith(Data))
            {
                duration = bytesPerSecond == 0 ? TimeSpan.Zero : TimeSpan.FromSeconds((length == Unknown ? (uint)chunk.Length : length) / (double)bytesPerSecond);
                return bytesPerSecond > 0;
            }

            if (rest.StartsWith(Format) && chunk.Length >= LeastFormatLength)
            {
                bytesPerSecond = BinaryPrimitives.ReadUInt32LittleEndian(chunk.Slice(BytesPerSecondOffset));
            }

            // Chunks begin at even places.
            long next = length + (length % 2L);
            rest = next < chunk.Length ? chunk.Slice((int)next) : default;
        }

        return false;
    }
}
