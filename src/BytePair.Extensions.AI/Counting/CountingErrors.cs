namespace BytePair.Extensions.AI.Counting;

/// <summary>Exceptions of this folder, made out of line.</summary>
internal static class CountingErrors
{
    public static ArgumentException NoModel(string parameter) =>
        new("The options name no model. Set ChatOptions.ModelId, or give the model's name.", parameter);
}
