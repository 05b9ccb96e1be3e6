using BytePair.Building;

namespace BytePair.ModelFiles;

/// <summary>Reads <c>post_processor</c>: what is put before and behind one text. What it does to places isn't asked for here.</summary>
/// <param name="vocabulary">The tokens that there are.</param>
internal sealed class PostProcessorReader(KnownTokens vocabulary)
{
    /// <exception cref="InvalidDataException">It is none, or of a kind that isn't known.</exception>
    public TextTemplate Read(JsonPart? section) => section is { } part ? ReadAny(part) : TextTemplate.Empty;

    private TextTemplate ReadAny(JsonPart part) => part.TypeName switch
    {
        "ByteLevel" => TextTemplate.Empty,
        "TemplateProcessing" => ReadTemplate(part),
        "RobertaProcessing" or "BertProcessing" => new([ReadPair(part.Get("cls"))], [ReadPair(part.Get("sep"))]),
        "Sequence" => part.Get("processors").Items().Aggregate(TextTemplate.Empty, (inner, outer) => inner.Within(ReadAny(outer))),
        { } other => throw part.Malformed($"The post-processor '{other}' isn't known. Known are ByteLevel, TemplateProcessing, RobertaProcessing, BertProcessing and Sequence."),
    };

    /// <summary>A token and its id, e.g. <c>["&lt;/s&gt;", 2]</c>.</summary>
    private int ReadPair(JsonPart part)
    {
        List<JsonPart> pair = part.Items();
        return pair.Count == 2 ? ReadId(pair[1]) : throw part.Malformed("A token and its id are expected here.");
    }

    private TextTemplate ReadTemplate(JsonPart part)
    {
        JsonPart specials = part.Get("special_tokens");
        JsonPart single = part.Get("single");
        List<int> before = [];
        List<int>? behind = null;
        foreach (JsonPart piece in single.Items())
        {
            if (piece.Find("SpecialToken") is { } special)
            {
                List<JsonPart> ids = specials.Get(special.Get("id").AsText()).Get("ids").Items();
                (behind ?? before).AddRange(ids.ConvertAll(ReadId));
            }
            else
            {
                piece.Get("Sequence");
                behind = behind is null ? [] : throw piece.Malformed("The text comes twice in the template of one text.");
            }
        }

        return behind is null ? throw single.Malformed("The template has no place for the text.") : new([.. before], [.. behind]);
    }

    private int ReadId(JsonPart part)
    {
        int id = part.AsNumber(TokenSet.MaxId);
        return vocabulary.HasId(id) ? id : throw part.Malformed($"No token has the id {id}.");
    }
}
