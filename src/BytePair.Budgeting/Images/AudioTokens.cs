namespace BytePair.Budgeting;

/// <summary>What speech costs realtime models in tokens: the longer it is, whatever is said.</summary>
/// <remarks>
/// From OpenAI's guide to the costs of realtime models, as of 2026-11. A part of a token counts as one, so that a count is at most 1
/// too high. Models that are billed by time (<c>gpt-live-1</c>, <c>gpt-realtime-whisper</c>, <c>gpt-realtime-translate</c>) have no
/// such tokens.
/// </remarks>
public static class AudioTokens
{
    private const long TicksPerUserToken = 100 * TimeSpan.TicksPerMillisecond;
    private const long TicksPerAssistantToken = 50 * TimeSpan.TicksPerMillisecond;

    /// <summary>The tokens of what the user says: one for each 100 ms, 600 a minute. Takes constant time.</summary>
    /// <param name="duration">How long it is.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="duration"/> is negative.</exception>
    /// <example>
    /// <code>
    /// long tokens = AudioTokens.OfUser(TimeSpan.FromSeconds(2.05));    // 21
    /// </code>
    /// </example>
    public static long OfUser(TimeSpan duration) => Count(duration, TicksPerUserToken);

    /// <summary>The tokens of what the assistant says: one for each 50 ms, 1,200 a minute. Takes constant time.</summary>
    /// <param name="duration">How long it is.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="duration"/> is negative.</exception>
    /// <example>
    /// <code>
    /// long tokens = AudioTokens.OfAssistant(TimeSpan.FromSeconds(2.05));    // 41
    /// </code>
    /// </example>
    public static long OfAssistant(TimeSpan duration) => Count(duration, TicksPerAssistantToken);

    private static long Count(TimeSpan duration, long ticksPerToken)
    {
        if (duration < TimeSpan.Zero)
        {
            throw new ArgumentOutOfRangeException(nameof(duration), duration, "Speech can't be shorter than nothing. Pass zero or more.");
        }

        return (duration.Ticks / ticksPerToken) + (duration.Ticks % ticksPerToken == 0 ? 0 : 1);
    }
}
