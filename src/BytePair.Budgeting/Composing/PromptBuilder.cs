using System.Diagnostics.CodeAnalysis;
using BytePair.Budgeting.Composing;

namespace BytePair.Budgeting;

/// <summary>
/// Builds a prompt of pieces with priorities: what must be there, what comes if there is room, lists that grow as the space allows,
/// alternatives, and space that stays free for the answer.
/// </summary>
/// <remarks>
/// <para>
/// What has no priority must be there: without enough room for it there is no prompt. What has one is decided in the order of the
/// priorities, the highest first (of equals in the order of the text), and comes in if it fits in what is left then; what doesn't fit is left out, and
/// what is less important may still come in. Within a group, an alternative or the whole prompt, order in the text is the order of the calls.
/// </para>
/// <para>
/// The whole is counted at last as one text, since tokens may differ where two pieces meet: it never has more than its limit. The
/// result is the same for the same calls. Time is n log n in the number of pieces and linear in their text, each of which is counted alone once, and
/// again within the whole.
/// </para>
/// <para>A builder may compose any number of prompts, on several threads at once while nothing is added.</para>
/// </remarks>
/// <example>
/// <code>
/// var tokenizer = BpeTokenizer.ForEncoding("o200k_base");
/// PromptBuilder builder = new PromptBuilder()
///     .Text("Answer from the notes.\n")
///     .List(new[] { "Cats purr.\n", "Dogs bark.\n", "Fish are silent, as far as anyone has told.\n" }, priority: 5, header: "Notes:\n")
///     .Text("Which animal barks?\n")
///     .Reserve(10);
/// ComposedPrompt prompt = builder.Compose(tokenizer, 35);
/// int count = prompt.TokenCount;                    // 19
/// int notes = prompt.Elements[1].KeptItems;         // 2
/// </code>
/// </example>
public sealed class PromptBuilder
{
    /// <summary>Groups and alternatives within one another; deeper is a mistake, and would need a stack without bound.</summary>
    private const int MaxDepth = 64;

    /// <summary>Shared with the builders of groups.</summary>
    private readonly Numbering numbering;
    private readonly List<Element> children = [];
    private readonly int depth;
    private bool isClosed;

    /// <summary>Makes a builder without pieces.</summary>
    public PromptBuilder()
        : this(new Numbering(), 0)
    {
    }

    private PromptBuilder(Numbering numbering, int depth)
    {
        this.numbering = numbering;
        this.depth = depth;
    }

    /// <summary>Adds a text that comes whole or not at all.</summary>
    /// <param name="text">The text.</param>
    /// <param name="priority">The higher, the sooner it comes; null if it must be there.</param>
    /// <param name="name">What the result calls it.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    /// <exception cref="InvalidOperationException">The builder is that of a group that is complete.</exception>
    /// <example>
    /// <code>
    /// var tokenizer = BpeTokenizer.ForEncoding("o200k_base");
    /// PromptBuilder builder = new PromptBuilder().Text("Hello").Text(", dear friend", priority: 1).Text("!");
    /// string text = builder.Compose(tokenizer, 3).Text;      // Hello!
    /// </code>
    /// </example>
    public PromptBuilder Text(string text, int? priority = null, string? name = null)
    {
        ThrowHelper.IfNull(text, nameof(text));
        return Add(new TextElement(text, Next(priority, name)));
    }

    /// <summary>Adds a text that is cut if there isn't room for all of it.</summary>
    /// <param name="text">The text.</param>
    /// <param name="minTokens">The fewest tokens that it is worth having cut to, at least 1; with less room it doesn't come.</param>
    /// <param name="priority">The higher, the sooner it comes; null if at least <paramref name="minTokens"/> of it must be there.</param>
    /// <param name="cut">Which part is kept, where it may be cut and what stands for what is left out; null for the start, cut between any two characters.</param>
    /// <param name="name">What the result calls it.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="minTokens"/> is less than 1.</exception>
    /// <exception cref="InvalidOperationException">The builder is that of a group that is complete.</exception>
    /// <example>
    /// <code>
    /// var tokenizer = BpeTokenizer.ForEncoding("o200k_base");
    /// PromptBuilder builder = new PromptBuilder().CuttableText("One two three four five six seven", minTokens: 2).Text(".");
    /// string text = builder.Compose(tokenizer, 5).Text;      // One two three four.
    /// </code>
    /// </example>
    public PromptBuilder CuttableText(string text, int minTokens = 1, int? priority = null, TruncationOptions? cut = null, string? name = null)
    {
        ThrowHelper.IfNull(text, nameof(text));
        ThrowHelper.IfLess(minTokens, 1, nameof(minTokens));
        return Add(new CuttableElement(text, minTokens, cut, Next(priority, name)));
    }

    /// <summary>Adds texts of which as many come as there is room for.</summary>
    /// <param name="items">The texts, which follow one another without anything between. Read once a prompt, and no further than they fit if the first are to be kept.</param>
    /// <param name="priority">The higher, the sooner they come. Lists with the same priority take turns, one item each.</param>
    /// <param name="keep">Whether items are taken from the first on or from the last back; either way they end where one doesn't fit.</param>
    /// <param name="header">What stands before the items if there is any.</param>
    /// <param name="name">What the result calls it.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="items"/> or <paramref name="header"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="keep"/> has no name.</exception>
    /// <exception cref="InvalidOperationException">The builder is that of a group that is complete.</exception>
    /// <example>
    /// <code>
    /// var tokenizer = BpeTokenizer.ForEncoding("o200k_base");
    /// string[] turns = { "A: Hi.\n", "B: Hello.\n", "A: How are you?\n" };
    /// ComposedPrompt prompt = new PromptBuilder().List(turns, keep: PromptListKeep.Last).Text("B:").Compose(tokenizer, 14);
    /// int kept = prompt.Elements[0].KeptItems;      // 2
    /// </code>
    /// </example>
    public PromptBuilder List(IEnumerable<string> items, int priority = 0, PromptListKeep keep = PromptListKeep.First, string header = "", string? name = null)
    {
        ThrowHelper.IfNull(items, nameof(items));
        ThrowHelper.IfNull(header, nameof(header));
        return keep is PromptListKeep.First or PromptListKeep.Last
            ? Add(new ListElement(items, keep, header, Next(priority, name)))
            : throw ThrowHelper.UndefinedValue(keep, nameof(keep));
    }

    /// <summary>Adds texts of which the first that fits comes, as a document and its summary.</summary>
    /// <param name="alternatives">The texts, the best first.</param>
    /// <param name="priority">The higher, the sooner one of them comes; null if one must be there.</param>
    /// <param name="name">What the result calls it.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="alternatives"/> or one of them is null.</exception>
    /// <exception cref="ArgumentException">There is no alternative.</exception>
    /// <exception cref="InvalidOperationException">The builder is that of a group that is complete.</exception>
    /// <example>
    /// <code>
    /// var tokenizer = BpeTokenizer.ForEncoding("o200k_base");
    /// string[] forms = { "Please answer in one sentence, as short as you can.", "Be brief." };
    /// ComposedPrompt prompt = new PromptBuilder().FirstThatFits(forms).Compose(tokenizer, 5);
    /// string text = prompt.Text;      // Be brief.
    /// </code>
    /// </example>
    public PromptBuilder FirstThatFits(IReadOnlyList<string> alternatives, int? priority = null, string? name = null)
    {
        ThrowHelper.IfNull(alternatives, nameof(alternatives));
        var each = new Action<PromptBuilder>[alternatives.Count];
        for (int i = 0; i < each.Length; i++)
        {
            string text = alternatives[i];
            ThrowHelper.IfNull(text, nameof(alternatives));
            each[i] = alternative => alternative.Text(text);
        }

        return FirstThatFits(each, priority, name);
    }

    /// <summary>Adds groups of pieces of which the first that fits comes.</summary>
    /// <param name="alternatives">Each adds the pieces of one alternative to the builder that it is given, the best first. Those of its pieces that must be there say whether it fits.</param>
    /// <param name="priority">The higher, the sooner one of them comes; null if one must be there.</param>
    /// <param name="name">What the result calls it.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="alternatives"/> or one of them is null.</exception>
    /// <exception cref="ArgumentException">There is no alternative.</exception>
    /// <exception cref="InvalidOperationException">The builder is that of a group that is complete, or groups lie more than 64 deep within one another.</exception>
    /// <example>
    /// <code>
    /// var tokenizer = BpeTokenizer.ForEncoding("o200k_base");
    /// Action&lt;PromptBuilder&gt;[] forms = { full => full.Text("Rules:\n").Text("Be kind, be brief, be right."), brief => brief.Text("Be kind.") };
    /// ComposedPrompt prompt = new PromptBuilder().FirstThatFits(forms, name: "rules").Compose(tokenizer, 6);
    /// string text = prompt.Text;      // Be kind.
    /// </code>
    /// </example>
    public PromptBuilder FirstThatFits(IReadOnlyList<Action<PromptBuilder>> alternatives, int? priority = null, string? name = null)
    {
        ThrowHelper.IfNull(alternatives, nameof(alternatives));
        if (alternatives.Count == 0)
        {
            throw ThrowHelper.NoAlternative(nameof(alternatives));
        }

        ElementInfo info = Next(priority, name);
        var groups = new Element[alternatives.Count];
        for (int i = 0; i < groups.Length; i++)
        {
            groups[i] = Build(alternatives[i], nameof(alternatives), Next(priority: null, name: null));
        }

        return Add(new ChoiceElement(groups, info));
    }

    /// <summary>Adds pieces that stay or go together.</summary>
    /// <param name="content">Adds the pieces to the builder that it is given. Those without a priority come with the group; those with one are decided when it is their turn, if the group is there.</param>
    /// <param name="priority">The higher, the sooner it comes; null if it must be there.</param>
    /// <param name="name">What the result calls it.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="content"/> is null.</exception>
    /// <exception cref="InvalidOperationException">The builder is that of a group that is complete, or groups lie more than 64 deep within one another.</exception>
    /// <example>
    /// <code>
    /// var tokenizer = BpeTokenizer.ForEncoding("o200k_base");
    /// PromptBuilder builder = new PromptBuilder()
    ///     .Group(example => example.Text("Q: 1+1? ").Text("A: 2; "), priority: 1)
    ///     .Text("Q: 2+2? A:");
    /// string text = builder.Compose(tokenizer, 12).Text;      // Q: 2+2? A:
    /// </code>
    /// </example>
    public PromptBuilder Group(Action<PromptBuilder> content, int? priority = null, string? name = null)
    {
        ElementInfo info = Next(priority, name);
        return Add(Build(content, nameof(content), info));
    }

    /// <summary>Keeps space free, as for the answer.</summary>
    /// <param name="tokens">The space, in tokens.</param>
    /// <param name="priority">The higher, the sooner it is set aside; null if it must be free.</param>
    /// <param name="name">What the result calls it.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="tokens"/> is negative.</exception>
    /// <exception cref="InvalidOperationException">The builder is that of a group that is complete.</exception>
    /// <example>
    /// <code>
    /// var tokenizer = BpeTokenizer.ForEncoding("o200k_base");
    /// ComposedPrompt prompt = new PromptBuilder().Text("Tell a story.").Reserve(1000).Compose(tokenizer, 4000);
    /// int free = prompt.ReservedTokens;      // 1000
    /// </code>
    /// </example>
    public PromptBuilder Reserve(int tokens, int? priority = null, string? name = null)
    {
        ThrowHelper.IfNegative(tokens, nameof(tokens));
        return Add(new ReserveElement(tokens, Next(priority, name)));
    }

    /// <summary>Composes the prompt: takes as much of it as fits, what is more important first.</summary>
    /// <param name="counter">Says how many tokens a text has. Text that spells a special token is ordinary text.</param>
    /// <param name="maxTokens">The most tokens that text and reserved space may have together.</param>
    /// <returns>The text, and what became of each piece.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="counter"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maxTokens"/> is negative.</exception>
    /// <exception cref="ArgumentException">A list has an item that is null.</exception>
    /// <exception cref="PromptTooLongException">What must be there has more tokens.</exception>
    /// <remarks>See <see cref="PromptBuilder"/> for what is taken and how long it takes.</remarks>
    /// <example>
    /// <code>
    /// var tokenizer = BpeTokenizer.ForModel("gpt-4o");
    /// PromptBuilder builder = new PromptBuilder().Text("Translate: ").Text("(Please be quick about it.) ", priority: -1).Text("good morning");
    /// string text = builder.Compose(tokenizer, 6).Text;      // Translate: good morning
    /// </code>
    /// </example>
    public ComposedPrompt Compose(ITokenCounter counter, int maxTokens) =>
        ComposeOrNull(counter, maxTokens, out long least) ?? throw new PromptTooLongException(least, maxTokens);

    /// <summary>Composes the prompt if what must be there fits.</summary>
    /// <param name="counter">Says how many tokens a text has. Text that spells a special token is ordinary text.</param>
    /// <param name="maxTokens">The most tokens that text and reserved space may have together.</param>
    /// <param name="prompt">The text, and what became of each piece; null if what must be there has more tokens.</param>
    /// <returns>Whether it fits.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="counter"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maxTokens"/> is negative.</exception>
    /// <exception cref="ArgumentException">A list has an item that is null.</exception>
    /// <example>
    /// <code>
    /// var tokenizer = BpeTokenizer.ForEncoding("o200k_base");
    /// bool fits = new PromptBuilder().Text("Hello, world!").TryCompose(tokenizer, 3, out ComposedPrompt? prompt);      // False
    /// </code>
    /// </example>
    public bool TryCompose(ITokenCounter counter, int maxTokens, [NotNullWhen(true)] out ComposedPrompt? prompt)
    {
        prompt = ComposeOrNull(counter, maxTokens, out _);
        return prompt is not null;
    }

    private ComposedPrompt? ComposeOrNull(ITokenCounter counter, int maxTokens, out long least)
    {
        ThrowHelper.IfNull(counter, nameof(counter));
        ThrowHelper.IfNegative(maxTokens, nameof(maxTokens));
        GroupElement root = new([.. children], new ElementInfo(numbering.Count, Priority: null, Name: null));
        using PieceCosts costs = new(counter, numbering.Count + 1);
        return new Composer(root, costs, maxTokens).Compose(out least);
    }

    private GroupElement Build(Action<PromptBuilder> content, string parameter, ElementInfo info)
    {
        ThrowHelper.IfNull(content, parameter);
        if (depth == MaxDepth)
        {
            throw ThrowHelper.GroupsTooDeep(MaxDepth);
        }

        PromptBuilder group = new(numbering, depth + 1);
        content(group);
        group.isClosed = true;
        return new GroupElement([.. group.children], info);
    }

    private ElementInfo Next(int? priority, string? name) =>
        isClosed ? throw ThrowHelper.GroupIsComplete() : new ElementInfo(numbering.Take(), priority, name);

    private PromptBuilder Add(Element element)
    {
        children.Add(element);
        return this;
    }
}
