namespace BytePair.Extensions.AI.Clients;

/// <summary>Exceptions of this folder, made out of line.</summary>
internal static class ClientErrors
{
    public static InvalidOperationException NoModel() =>
        new("Neither the request nor the client says which model it is. Set ChatOptions.ModelId or ContextBudgetOptions.ModelId; or, where names say nothing, ContextBudgetOptions.Counter and Budget.");
}
