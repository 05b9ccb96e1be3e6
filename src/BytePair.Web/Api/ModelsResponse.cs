namespace BytePair.Web.Api;

/// <summary>The encodings, and what is known of models as of a day.</summary>
internal sealed record ModelsResponse(DateOnly? AsOf, EncodingResponse[] Encodings, ModelResponse[] Models);
