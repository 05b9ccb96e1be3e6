using System.Diagnostics.CodeAnalysis;
using BytePair.Budgeting;
using BytePair.OpenAI.Json;
using OpenAI.Responses;

namespace BytePair.OpenAI;

/// <summary>The items of a request that fit, and what became of each.</summary>
[Experimental("OPENAI001")]
public sealed class FittedResponse
{
    internal FittedResponse(FittedPrompt report, ResponseItem[] given)
    {
        // Each item is a message; instructions stand before them. A patch may have put other items in their place.
        int instructions = report.Messages.Count - given.Length;
        if (instructions is not (0 or 1))
        {
            throw new NotSupportedException("A patch of the request replaces its items. Put them into InputItems, so that they can be told apart.");
        }

        Report = report;
        Items = FittedModels.Of(report, given, instructions, message => new ChatPrompt([message]).ToResponseItems());
        Dropped = FittedModels.Dropped(report, given, instructions);
    }

    /// <summary>The items to send: the very instances that were given, but for those that were cut, and for a summary.</summary>
    public IReadOnlyList<ResponseItem> Items { get; }

    /// <summary>The items that were dropped, in their order.</summary>
    public IReadOnlyList<ResponseItem> Dropped { get; }

    /// <summary>What each item takes, why it was kept, cut or dropped, and what is left of the budget. Instructions, where there are any, are its first message, and always stay.</summary>
    public FittedPrompt Report { get; }

    /// <summary>Puts <see cref="Items"/> into a request in place of its items.</summary>
    /// <param name="options">The request.</param>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is null.</exception>
    /// <example>
    /// <code>
    /// CreateResponseOptions options = new("gpt-4o", [ResponseItem.CreateUserMessageItem("One."), ResponseItem.CreateUserMessageItem("Two.")]);
    /// ChatTokenCounter.ForModel("gpt-4o").FitToBudget(options, new ContextBudget(10)).ReplaceItems(options);
    /// int items = options.InputItems.Count;    // 1
    /// </code>
    /// </example>
    public void ReplaceItems(CreateResponseOptions options)
    {
        ThrowHelper.NotNull(options, nameof(options)).InputItems.Clear();
        foreach (ResponseItem item in Items)
        {
            options.InputItems.Add(item);
        }
    }
}
