using System.Text;
using BytePair.Budgeting;
using Microsoft.Extensions.AI;

namespace BytePair.Extensions.AI.Mapping;

/// <summary>Images, sound and files: at hand, elsewhere, or with the service.</summary>
internal static class MediaMapping
{
    private const string Image = "image";
    private const string Audio = "audio";
    private const string Text = "text";

    /// <summary>Where clients look for how closely the model is to look at an image.</summary>
    private const string Detail = "detail";

    public static PromptPart PartOf(AIContent content) => content switch
    {
        DataContent data => PartOf(data),
        UriContent uri => PartOf(uri),
        HostedFileContent file => PartOf(file),
        _ => throw new ArgumentException($"A {content.GetType().Name} is no image, sound or file.", nameof(content)),
    };

    private static PromptPart PartOf(DataContent data) =>
        data.HasTopLevelMediaType(Image) ? new ImagePart { Bytes = data.Data, Detail = DetailOf(data) }
        : data.HasTopLevelMediaType(Audio) ? new AudioPart { Format = SubtypeOf(data.MediaType), Duration = AudioDuration.TryRead(data.Data.Span, out TimeSpan duration) ? duration : null }
        : data.HasTopLevelMediaType(Text) ? new FilePart { FileName = data.Name, Text = TextOf(data.Data), PageCount = 0 }
        : new FilePart { FileName = data.Name };

    private static PromptPart PartOf(UriContent uri) =>
        uri.HasTopLevelMediaType(Image) ? new ImagePart { Url = uri.Uri.OriginalString, Detail = DetailOf(uri) }
        : uri.HasTopLevelMediaType(Audio) ? new AudioPart { Format = SubtypeOf(uri.MediaType) }
        : new FilePart { Url = uri.Uri.OriginalString };

    private static PromptPart PartOf(HostedFileContent file) =>
        file.MediaType is not null && file.HasTopLevelMediaType(Image)
            ? new ImagePart { FileId = file.FileId, Detail = DetailOf(file) }
            : new FilePart { FileId = file.FileId, FileName = file.Name };

    private static ImageDetail DetailOf(AIContent content) =>
        content.AdditionalProperties is { } properties && properties.TryGetValue(Detail, out object? detail) && Enum.TryParse(detail?.ToString(), ignoreCase: true, out ImageDetail known)
            && known is >= ImageDetail.Auto and <= ImageDetail.Original
            ? known
            : ImageDetail.Auto;

    private static string SubtypeOf(string mediaType) => mediaType.Substring(mediaType.IndexOf('/') + 1);

    private static string TextOf(ReadOnlyMemory<byte> utf8Text) => Encoding.UTF8.GetString(utf8Text.ToArray());
}
