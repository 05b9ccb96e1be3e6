using BytePair.Cli.CommandLine;

namespace BytePair.Cli.Input.Globs;

/// <summary>Braces as shells have them: <c>*.{cs,md}</c> is <c>*.cs</c> and <c>*.md</c>.</summary>
internal static class Braces
{
    private const int MaxPatterns = 1000;

    /// <summary>The patterns without braces that a pattern stands for; what isn't closed, or has no comma, is left as it is.</summary>
    /// <exception cref="CommandFailedException">There are more than a thousand.</exception>
    public static List<string> Expand(string pattern)
    {
        var done = new List<string>();
        var waiting = new Stack<(string Pattern, int From)>([(pattern, 0)]);
        while (waiting.TryPop(out (string Pattern, int From) next))
        {
            if (done.Count + waiting.Count > MaxPatterns)
            {
                throw new CommandFailedException($"'{pattern}' stands for more than {MaxPatterns} patterns. Use fewer braces.");
            }

            if (!TryFind(next.Pattern, next.From, out int open, out List<int> marks))
            {
                done.Add(next.Pattern);
                continue;
            }

            for (int i = marks.Count - 2; i >= 0; i--)
            {
                string choice = next.Pattern[(marks[i] + 1)..marks[i + 1]];
                waiting.Push(($"{next.Pattern[..open]}{choice}{next.Pattern[(marks[^1] + 1)..]}", open));
            }
        }

        return done;
    }

    /// <summary>The first braces with a comma: their places, and those of the commas between them.</summary>
    private static bool TryFind(string pattern, int from, out int open, out List<int> marks)
    {
        marks = [];
        for (open = pattern.IndexOf('{', from); open >= 0; open = pattern.IndexOf('{', open + 1))
        {
            marks.Clear();
            marks.Add(open);
            int depth = 0;
            for (int at = open; at < pattern.Length; at++)
            {
                depth += pattern[at] switch { '{' => 1, '}' => -1, _ => 0 };
                if (depth == 0 || (depth == 1 && pattern[at] == ','))
                {
                    marks.Add(at);
                }

                if (depth == 0)
                {
                    break;
                }
            }

            if (depth == 0 && marks.Count > 2)
            {
                return true;
            }
        }

        return false;
    }
}
