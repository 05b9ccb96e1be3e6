namespace BytePair.Budgeting;

/// <summary>How a model was found by its name, from the surest way to the least sure.</summary>
public enum ModelMatchKind
{
    /// <summary>The catalogue has a model of just this name.</summary>
    Exact,

    /// <summary>The name is another one of a model of the catalogue, or has a provider before it (<c>openai/gpt-4o</c>).</summary>
    Alias,

    /// <summary>
    /// The name is written as on Azure (<c>gpt-35-turbo</c>, <c>azure/gpt-4o</c>). Limits and prices are OpenAI's; those of a deployment
    /// can differ, and Azure has dates of its own for the end of a model, so that none is given.
    /// </summary>
    AzureDeployment,

    /// <summary>The name has a date that the catalogue doesn't list (<c>gpt-4o-2029-01-01</c>): what is known of the model without the date is given.</summary>
    Snapshot,

    /// <summary>
    /// The name is that of a fine-tuned model (<c>ft:gpt-4o:org::id</c>): limits and encoding are those of the model that it was made
    /// from. Prices are there only if the catalogue has some for fine-tuned models of this kind.
    /// </summary>
    FineTuned,

    /// <summary>
    /// The name begins as those of a family do (<c>gpt-6-nova</c>): encoding and limits are taken from a model of the family, which is a
    /// guess. There are no prices.
    /// </summary>
    Family,
}
