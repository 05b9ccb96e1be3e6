using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace BytePair.Web.Api;

/// <summary>How each request and answer is read and written, made when this is compiled.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(TextRequest))]
[JsonSerializable(typeof(DecodeRequest))]
[JsonSerializable(typeof(ChatCountRequest))]
[JsonSerializable(typeof(CountResponse))]
[JsonSerializable(typeof(EncodeResponse))]
[JsonSerializable(typeof(DecodeResponse))]
[JsonSerializable(typeof(TokenSlice))]
[JsonSerializable(typeof(ExplainResponse))]
[JsonSerializable(typeof(ChatCountResponse))]
[JsonSerializable(typeof(ModelsResponse))]
[JsonSerializable(typeof(ErrorResponse))]
internal sealed partial class ApiJsonContext : JsonSerializerContext
{
    public static ApiJsonContext Api { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,

        // A misspelt name is an error, and not the default.
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,

        // Text as it is: answers are JSON and nothing else to every browser.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
