using System.Text;

namespace BytePair.Budgeting.Composing;

/// <summary>Finds a selection whose text, counted as a whole, fits the limit.</summary>
/// <remarks>
/// <para>
/// Pieces are chosen by their own counts, whose sum is nearly the count of the whole, but not quite: where two meet, tokens may join
/// (<c>"\n"</c> and <c>"\n"</c> are one token together), and now and then fall apart (a word that is cut in two may be two tokens, and three when it
/// is whole). So the whole is counted. If it has too many tokens, pieces are chosen again for a limit that is lower by the excess, at least by twice what was
/// taken off before: after a logarithm of the limit there is an end, and each time takes what rendering the prompt takes.
/// </para>
/// <para>
/// Where the sum says that not even what is required fits, the whole has the last word too: the cheapest form of what is required is counted.
/// </para>
/// </remarks>
internal sealed class Composer(Element root, PieceCosts costs, int maxTokens)
{
    /// <summary>The prompt; null if what is required doesn't fit, with the tokens that it has.</summary>
    public ComposedPrompt? Compose(out long least)
    {
        long limit = maxTokens;
        while (limit > costs.Least(root))
        {
            ComposedPrompt? prompt = Render(limit, out long tokens);
            if (prompt is not null)
            {
                least = tokens;
                return prompt;
            }

            limit -= Math.Max(tokens - maxTokens, 2 * (maxTokens - limit));
        }

        return Render(costs.Least(root), out least);
    }

    private ComposedPrompt? Render(long limit, out long tokens)
    {
        Selection selection = Selection.Make(root, costs, limit);
        StringBuilder builder = new();
        root.Write(selection, costs, builder);
        string text = builder.ToString();
        int count = costs.Count(text);
        tokens = count + selection.Reserved;
        return tokens <= maxTokens ? new ComposedPrompt(text, count, (int)selection.Reserved, maxTokens, Report(selection)) { CountedChars = costs.CountedChars } : null;
    }

    private ComposedElement[] Report(Selection selection)
    {
        List<ComposedElement> report = [];
        foreach (Element child in root.Children)
        {
            Report(child, selection, report, isNeeded: true);
        }

        return [.. report];
    }

    /// <summary>Adds an element and what is in it, in the order of the calls; its tokens are those of all of it.</summary>
    /// <remarks>Groups lie within one another as deep as builders allow, so that the recursion ends.</remarks>
    private static long Report(Element element, Selection selection, List<ComposedElement> report, bool isNeeded)
    {
        int place = report.Count;
        Fate fate = selection[element];
        isNeeded = isNeeded && fate.Outcome != PromptOutcome.NotNeeded;
        report.Add(null!);
        long tokens = fate.Tokens;
        foreach (Element child in element.Children)
        {
            tokens += Report(child, selection, report, isNeeded);
        }

        report[place] = new ComposedElement(element.Info.Name, element.Info.Priority, isNeeded ? fate.Outcome : PromptOutcome.NotNeeded)
        {
            TokenCount = (int)tokens,
            KeptItems = fate.Items,
            ChosenAlternative = fate.Choice,
        };
        return tokens;
    }
}
