using System.Diagnostics.CodeAnalysis;
using BytePair.Budgeting.Images;

namespace BytePair.Budgeting;

/// <summary>How a model counts pictures: by tiles of 512 pixels, or by patches of 32, depending on how closely it looks.</summary>
/// <remarks>
/// The rules are those that OpenAI documents, and where it documents none, what others have measured, as of 2026-11. Where sources
/// differ, the count says so and by how much. Every count takes constant time, in whole numbers, so that it is the same on every
/// machine, and is the same for a picture and the picture turned by 90 degrees.
/// </remarks>
/// <example>
/// <code>
/// ImageRules rules = ImageRules.ForModel("gpt-4o");
/// int high = rules.Count(new ImageSize(1024, 1024), ImageDetail.High).Tokens;    // 765
/// int low = rules.Count(new ImageSize(1024, 1024), ImageDetail.Low).Tokens;    // 85
/// </code>
/// </example>
public abstract class ImageRules
{
    private protected ImageRules(string source, bool isExact)
    {
        Source = source;
        IsExact = isExact;
    }

    /// <summary>Where the rules are from.</summary>
    public string Source { get; }

    /// <summary>True if they are documented or measured for the very model; false if they are inferred from its relatives.</summary>
    public bool IsExact { get; }

    /// <summary>The rules of a model.</summary>
    /// <param name="modelName">
    /// The name of an OpenAI model, e.g. <c>gpt-4o</c>, <c>gpt-5.5-2026-04-23</c> or <c>ft:gpt-4.1-mini:org::id</c>. One that came later
    /// has the rules of its family.
    /// </param>
    /// <exception cref="ArgumentNullException"><paramref name="modelName"/> is null.</exception>
    /// <exception cref="ArgumentException">The model isn't known to read pictures.</exception>
    /// <example>
    /// <code>
    /// ImageTokenCount count = ImageRules.ForModel("gpt-4.1-mini").Count(new ImageSize(1800, 2400));
    /// int tokens = count.Tokens;    // 2353
    /// string rule = count.Rule;    // patches of 32 px, at most 1536, times 1.62
    /// </code>
    /// </example>
    public static ImageRules ForModel(string modelName) =>
        TryForModel(modelName, out ImageRules? rules) ? rules : throw new ArgumentException(
            $"It isn't known that the model '{modelName}' reads pictures, nor how it counts them. Name one that does, such as gpt-4o or gpt-5.", nameof(modelName));

    /// <summary>The rules of a model, if it is known to read pictures.</summary>
    /// <param name="modelName">The name of a model, as with <see cref="ForModel"/>.</param>
    /// <param name="rules">Its rules.</param>
    /// <returns>False if the model isn't known to read pictures.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="modelName"/> is null.</exception>
    /// <example>
    /// <code>
    /// bool reads = ImageRules.TryForModel("gpt-3.5-turbo", out ImageRules rules);    // false
    /// </code>
    /// </example>
    public static bool TryForModel(string modelName, [NotNullWhen(true)] out ImageRules? rules)
    {
        rules = ImageRuleTable.Find(modelName ?? throw new ArgumentNullException(nameof(modelName)));
        return rules is not null;
    }

    /// <summary>Counts the tokens of a picture.</summary>
    /// <param name="size">Its size.</param>
    /// <param name="detail">How closely the model is asked to look at it.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="size"/> has no pixels, or <paramref name="detail"/> is none of those that are named.</exception>
    /// <exception cref="ArgumentException">The model rejects so large a picture; the message says why.</exception>
    /// <example>
    /// <code>
    /// ImageTokenCount count = ImageRules.ForModel("gpt-5.5").Count(new ImageSize(2560, 1440), ImageDetail.High);
    /// int tokens = count.Tokens;    // 2931
    /// int error = count.ErrorTokens;    // 166
    /// </code>
    /// </example>
    public ImageTokenCount Count(ImageSize size, ImageDetail detail = ImageDetail.Auto) =>
        FindObjection(size, detail) is { } objection ? throw new ArgumentException(objection, nameof(size)) : CountAccepted(size, detail);

    /// <summary>Counts the tokens of a picture, unless the model would reject it as too large.</summary>
    /// <param name="size">Its size.</param>
    /// <param name="detail">How closely the model is asked to look at it.</param>
    /// <param name="count">The tokens.</param>
    /// <returns>False if the model rejects so large a picture.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="size"/> has no pixels, or <paramref name="detail"/> is none of those that are named.</exception>
    /// <example>
    /// <code>
    /// bool accepts = ImageRules.ForModel("gpt-6").TryCount(new ImageSize(7680, 4320), ImageDetail.Original, out ImageTokenCount count);    // false
    /// </code>
    /// </example>
    public bool TryCount(ImageSize size, ImageDetail detail, out ImageTokenCount count)
    {
        bool isAccepted = FindObjection(size, detail) is null;
        count = isAccepted ? CountAccepted(size, detail) : default;
        return isAccepted;
    }

    /// <summary>
    /// The most that a picture can cost, for one whose size isn't known, such as one that is named by its address on the web. The
    /// error is what it may be less.
    /// </summary>
    /// <param name="detail">How closely the model is asked to look at it.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="detail"/> is none of those that are named.</exception>
    /// <example>
    /// <code>
    /// ImageTokenCount count = ImageRules.ForModel("gpt-4o").CountUnknownSize(ImageDetail.High);
    /// int tokens = count.Tokens;    // 1445
    /// int error = count.ErrorTokens;    // 1190
    /// </code>
    /// </example>
    public ImageTokenCount CountUnknownSize(ImageDetail detail = ImageDetail.Auto)
    {
        CheckDetail(detail);
        ImageTokenCount smallest = CountAccepted(new ImageSize(1, 1), detail);
        int most = MaxTokens(detail);
        int error = Math.Max(most - smallest.Tokens, smallest.ErrorTokens);
        return new(most, smallest.IsExact && error == 0, error, smallest.Rule);
    }

    internal abstract ImageRules AsInferred();

    private protected abstract ImageTokenCount CountAccepted(ImageSize size, ImageDetail detail);

    private protected abstract int MaxTokens(ImageDetail detail);

    /// <summary>Why the model rejects the picture, or null.</summary>
    private protected virtual string? ObjectionTo(ImageSize size, ImageDetail detail) => null;

    private static void CheckDetail(ImageDetail detail)
    {
        if (detail is < ImageDetail.Auto or > ImageDetail.Original)
        {
            throw ThrowHelper.UndefinedValue(detail, nameof(detail));
        }
    }

    private string? FindObjection(ImageSize size, ImageDetail detail)
    {
        CheckDetail(detail);
        return size.Width > 0 ? ObjectionTo(size, detail) : throw new ArgumentOutOfRangeException(
            nameof(size), size, "The size was never set. Read it with ImageSize.TryRead, or give width and height.");
    }
}
