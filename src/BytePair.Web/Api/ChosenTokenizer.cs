using BytePair.Budgeting;

namespace BytePair.Web.Api;

/// <summary>The tokenizer that a request names, and the model if it names one.</summary>
internal sealed record ChosenTokenizer(BpeTokenizer Tokenizer, ModelInfo? Model)
{
    private const string DefaultEncoding = "o200k_base";

    /// <summary>Finds it.</summary>
    /// <exception cref="ApiException">There is none of that name, or two are named.</exception>
    public static ChosenTokenizer Of(ITokenizerChoice request)
    {
        if (request is { Encoding: not null, Model: not null })
        {
            throw ApiException.BadRequest("two_tokenizers", "'encoding' and 'model' exclude each other: give one of them.");
        }

        return request.Model is { } model ? OfModel(model) : new ChosenTokenizer(OfEncoding(request.Encoding ?? DefaultEncoding), Model: null);
    }

    private static BpeTokenizer OfEncoding(string name) => BpeTokenizer.EncodingNames.Contains(name, StringComparer.Ordinal)
        ? BpeTokenizer.ForEncoding(name)
        : throw ApiException.BadRequest("unknown_encoding", $"There is no encoding of that name. Use one of {string.Join(", ", BpeTokenizer.EncodingNames)}.");

    private static ChosenTokenizer OfModel(string name)
    {
        ModelInfo model = Find(name);
        return model.EncodingName is null
            ? throw ApiException.BadRequest("no_encoding", $"The encoding of {model.Name} isn't public. Name an encoding instead.")
            : new ChosenTokenizer(model.GetTokenizer(), model);
    }

    private static ModelInfo Find(string name)
    {
        try
        {
            return ModelCatalog.Default.Find(name).Model;
        }
        catch (UnknownModelException e)
        {
            string nearest = e.NearestNames.Count > 0 ? $" Did you mean {string.Join(", ", e.NearestNames)}?" : string.Empty;
            throw ApiException.BadRequest("unknown_model", $"There is no model of that name.{nearest} GET /api/models lists them.");
        }
    }
}
