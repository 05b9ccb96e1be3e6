using BytePair.Pretokenization.Patterns;

namespace BytePair.Tests.Reference;

/// <summary>A step of a pre-tokenizer in the words of its definition: the whole text becomes a list of stretches, some of which match, and the behavior joins neighbours.</summary>
internal static class NaiveSplit
{
    /// <summary>Where the pieces of all steps end, in code points.</summary>
    public static int[] Ends(IEnumerable<SplitStep> steps, int[] text) =>
        [.. steps.Aggregate<SplitStep, IEnumerable<(int Start, int End)>>([(0, text.Length)], (pieces, step) => pieces.SelectMany(piece => Split(step, text, piece))).Select(piece => piece.End).Where(end => end > 0)];

    private static IEnumerable<(int Start, int End)> Split(SplitStep step, int[] text, (int Start, int End) piece)
    {
        List<(int Start, int End, bool IsMatch)> stretches = Stretches(step, text[piece.Start..piece.End]);
        bool backwards = step.Behavior == SplitBehavior.MergedWithNext;
        if (backwards)
        {
            stretches.Reverse();
        }

        List<(int Start, int End)> pieces = [];
        bool previous = false;
        foreach ((int start, int end, bool isMatch) in stretches)
        {
            bool joins = pieces.Count > 0 && step.Behavior switch
            {
                SplitBehavior.Contiguous => isMatch == previous,
                SplitBehavior.MergedWithPrevious or SplitBehavior.MergedWithNext => isMatch && !previous,
                _ => false,
            };
            if (joins)
            {
                pieces[^1] = (Math.Min(pieces[^1].Start, start), Math.Max(pieces[^1].End, end));
            }
            else
            {
                pieces.Add((start, end));
            }

            previous = isMatch;
        }

        return pieces.Select(of => (of.Start + piece.Start, of.End + piece.Start)).OrderBy(of => of.Item1);
    }

    private static List<(int Start, int End, bool IsMatch)> Stretches(SplitStep step, int[] text)
    {
        List<(int, int, bool)> stretches = [];
        int done = 0;
        for (int at = 0; at < text.Length;)
        {
            int end = NaivePattern.EndOfMatch(step.Pattern, text, at);
            if (end < 0 || (end == at && at == done))
            {
                at++;
                continue;
            }

            if (at > done)
            {
                stretches.Add((done, at, step.IsInverted));
            }

            if (end > at)
            {
                stretches.Add((at, end, !step.IsInverted));
            }

            done = end;
            at = Math.Max(end, at + 1);
        }

        if (done < text.Length)
        {
            stretches.Add((done, text.Length, step.IsInverted));
        }

        return stretches;
    }
}
