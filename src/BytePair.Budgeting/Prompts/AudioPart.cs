namespace BytePair.Budgeting;

/// <summary>Speech or other sound. Its tokens depend on how long it lasts.</summary>
public sealed record AudioPart : PromptPart
{
    /// <summary>How long it lasts, or null where that isn't known.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public TimeSpan? Duration
    {
        get;
        init => field = value is null || value >= TimeSpan.Zero
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "Sound can't last a negative time; leave it out where it isn't known.");
    }

    /// <summary>The sound in base64 as requests hold it, or null.</summary>
    public string? Data { get; init; }

    /// <summary>The format of <see cref="Data"/>, <c>wav</c> or <c>mp3</c>, or null.</summary>
    public string? Format { get; init; }

    /// <summary>The id of an answer in sound that the service has, or null.</summary>
    public string? Id { get; init; }

    /// <summary>Sound of which the length is known: enough to count it.</summary>
    /// <param name="duration">How long it lasts.</param>
    /// <exception cref="ArgumentOutOfRangeException">The duration is negative.</exception>
    /// <example>
    /// <code>
    /// AudioPart audio = AudioPart.OfDuration(TimeSpan.FromSeconds(12));
    /// double? seconds = audio.Duration?.TotalSeconds;    // 12
    /// </code>
    /// </example>
    public static AudioPart OfDuration(TimeSpan duration) => new() { Duration = duration };
}
