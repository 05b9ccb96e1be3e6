namespace BytePair.Web.Api;

/// <summary>An encoding, with the number of its ids.</summary>
internal sealed record EncodingResponse(string Name, int VocabularySize)
{
    public static EncodingResponse Of(BpeTokenizer tokenizer) => new(tokenizer.EncodingName, tokenizer.VocabularySize);
}
