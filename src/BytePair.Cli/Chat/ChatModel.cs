using BytePair.Budgeting;
using BytePair.Cli.CommandLine;

namespace BytePair.Cli.Chat;

/// <summary>A model, and how requests to it are counted: parts that nobody can count are left out, and told of.</summary>
internal sealed class ChatModel
{
    private ChatModel(string name, ModelInfo info)
    {
        Name = name;
        Info = info;
        var strict = ChatTokenCounter.ForModel(info);
        Counter = ChatTokenCounter.Create(strict.TextCounter, strict.Rules with { UncountableParts = UncountablePartHandling.Skip });
    }

    /// <summary>The name that was asked for.</summary>
    public string Name { get; }

    public ModelInfo Info { get; }

    public ChatTokenCounter Counter { get; }

    /// <exception cref="CommandFailedException">There is no such model, or it isn't one for chats.</exception>
    public static ChatModel Find(string name)
    {
        try
        {
            return new ChatModel(name, ModelCatalog.Default.Find(name).Model);
        }
        catch (UnknownModelException unknown)
        {
            string like = unknown.NearestNames.Count > 0 ? $" Is it {string.Join(" or ", unknown.NearestNames)}?" : "";
            throw new CommandFailedException($"unknown model '{name}'.{like} --model names another to count for.");
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            throw new CommandFailedException($"the model '{name}' isn't one for chats, or its encoding isn't public. 'bytepair count' counts texts.");
        }
    }

    /// <summary>What a request takes.</summary>
    /// <exception cref="CommandFailedException">The model refuses it, for an image that is too large.</exception>
    public PromptCount Count(ChatPrompt prompt)
    {
        try
        {
            return Counter.Count(prompt);
        }
        catch (ArgumentException e)
        {
            throw new CommandFailedException(WithoutParameter(e.Message));
        }
    }

    /// <summary>Which argument of which method was wrong says nothing to the user.</summary>
    private static string WithoutParameter(string message) =>
        message.LastIndexOf(" (Parameter '", StringComparison.Ordinal) is >= 0 and var end ? message[..end] : message;
}
