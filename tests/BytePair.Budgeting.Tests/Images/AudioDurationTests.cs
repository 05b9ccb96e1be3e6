namespace BytePair.Budgeting.Tests.Images;

/// <summary>The header of a WAV file says how long it lasts, and nothing else is taken for one.</summary>
public sealed class AudioDurationTests
{
    [Theory]
    [InlineData(32_000, 32_000u, 1)]
    [InlineData(48_000, 24_000u, 0.5)]
    [InlineData(8_000, 0u, 0)]
    public void The_length_is_the_sound_by_its_bytes_a_second(int bytesPerSecond, uint length, double seconds)
    {
        Assert.True(AudioDuration.TryRead(Wave(bytesPerSecond, length), out TimeSpan duration));
        Assert.Equal(seconds, duration.TotalSeconds);
    }

    [Fact]
    public void Chunks_of_other_kinds_are_skipped()
    {
        byte[] wave = Wave(32_000, 32_000, [.. "LIST"u8, 3, 0, 0, 0, 1, 2, 3, 0]);
        Assert.True(AudioDuration.TryRead(wave, out TimeSpan duration));
        Assert.Equal(1, duration.TotalSeconds);
    }

    [Fact]
    public void Sound_of_no_stated_length_is_as_long_as_what_follows()
    {
        byte[] wave = [.. Wave(32_000, uint.MaxValue), .. new byte[16_000]];
        Assert.True(AudioDuration.TryRead(wave, out TimeSpan duration));
        Assert.Equal(0.5, duration.TotalSeconds);
    }

    [Fact]
    public void What_is_cut_off_or_broken_says_nothing()
    {
        byte[] wave = Wave(32_000, 32_000);
        for (int length = 0; length < wave.Length; length++)
        {
            Assert.False(AudioDuration.TryRead(wave.AsSpan(0, length), out TimeSpan duration));
            Assert.Equal(TimeSpan.Zero, duration);
        }

        Assert.False(AudioDuration.TryRead(Wave(0, 32_000), out _));
        Assert.False(AudioDuration.TryRead([.. "RIFF"u8, 0, 0, 0, 0, .. "AVI "u8, .. wave.AsSpan(12)], out _));
        Assert.False(AudioDuration.TryRead([.. wave.AsSpan(0, 12), .. "junk"u8, 0xFF, 0xFF, 0xFF, 0xFF, 1, 2, 3], out _));
    }

    private static byte[] Wave(int bytesPerSecond, uint length, params byte[] between) =>
    [
        .. "RIFF"u8, 36, 0, 0, 0, .. "WAVEfmt "u8, 16, 0, 0, 0, 1, 0, 1, 0, 0x80, 0x3E, 0, 0,
        .. BitConverter.GetBytes(bytesPerSecond), 2, 0, 16, 0, .. between, .. "data"u8, .. BitConverter.GetBytes(length),
    ];
}
