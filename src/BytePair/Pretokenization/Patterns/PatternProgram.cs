namespace BytePair.Pretokenization.Patterns;

/// <summary>A pattern as instructions for a <see cref="PatternMatcher"/>.</summary>
internal sealed class PatternProgram
{
    /// <summary>A pattern that needs more instructions is refused.</summary>
    private const int MaxInstructions = 1 << 16;

    /// <summary>A pattern that has more loops whose rounds may take nothing is refused.</summary>
    public const int MaxLoops = 16;

    private readonly List<PatternInstruction> instructions = [];
    private readonly List<CharSet> sets = [];

    public PatternProgram(string text, PatternNode pattern, PatternDialect dialect)
    {
        Text = text;
        WordSet = IndexOf(PatternParser.WordCharacters(dialect));
        Write(pattern, hasTaken: false, isLast: true);
        Add(PatternCode.Accept);
        Instructions = [.. instructions];
        int first = IndexOf(pattern.First);
        Kinds = new CharacterKinds(sets);
        Starts = pattern.IsNullable ? null : Kinds.Members[first];
    }

    /// <summary>The pattern as it was given.</summary>
    public string Text { get; }

    public PatternInstruction[] Instructions { get; }

    public CharacterKinds Kinds { get; }

    /// <summary>The number of the set of word characters.</summary>
    public int WordSet { get; }

    /// <summary>How many loops there are whose rounds may take nothing.</summary>
    public int LoopCount { get; private set; }

    /// <summary>For each kind of character, whether a match may begin with one; null if it may take none.</summary>
    public bool[]? Starts { get; }

    /// <summary>Adds the instructions of a node.</summary>
    /// <param name="node">The node.</param>
    /// <param name="hasTaken">Whether a character of the match surely stands before it, so that it may look one back.</param>
    /// <param name="isLast">Whether the match ends behind it.</param>
    private void Write(PatternNode node, bool hasTaken, bool isLast)
    {
        switch (node.Kind)
        {
            case PatternNodeKind.Set:
                Add(PatternCode.Take, IndexOf(node.Set));
                break;
            case PatternNodeKind.Sequence:
                WriteSequence(PatternForm.Flatten(node, PatternNodeKind.Sequence).ToArray(), hasTaken, isLast);
                break;
            case PatternNodeKind.Choice:
                WriteChoice(node, hasTaken, isLast);
                break;
            case PatternNodeKind.Repeat:
                WriteSequence([node], hasTaken, isLast);
                break;
            case PatternNodeKind.Atomic:
                WriteWithin(PatternCode.Atomic, node.Item, hasTaken);
                break;
            case PatternNodeKind.Ahead:
                WriteWithin(PatternCode.Ahead, node.Item, hasTaken);
                break;
            case PatternNodeKind.NotAhead:
                WriteWithin(PatternCode.NotAhead, node.Item, hasTaken);
                break;
            case PatternNodeKind.End:
                Add(PatternCode.End);
                break;
            default:
                if (!hasTaken)
                {
                    throw ThrowHelper.UnsupportedPattern(Text, 0, "a word boundary (\\b) at the beginning of a match looks at the text before it, which isn't supported");
                }

                Add(node.Kind == PatternNodeKind.WordBoundary ? PatternCode.WordBoundary : PatternCode.NoWordBoundary);
                break;
        }
    }

    private void WriteSequence(PatternNode[] items, bool hasTaken, bool isLast)
    {
        for (int i = 0; i < items.Length; i++)
        {
            ReadOnlySpan<PatternNode> rest = items.AsSpan(i + 1);
            if (items[i].Kind == PatternNodeKind.Repeat)
            {
                WriteRepeat(items[i], rest, hasTaken, isLast);
            }
            else
            {
                Write(items[i], hasTaken, isLast && rest.IsEmpty);
            }

            hasTaken |= !items[i].IsNullable;
        }
    }

    private void WriteChoice(PatternNode node, bool hasTaken, bool isLast)
    {
        var exits = new List<int>();
        for (int i = 0; i < node.Items.Length; i++)
        {
            bool isLastItem = i == node.Items.Length - 1;
            int fork = isLastItem ? -1 : Add(PatternCode.Try);
            Write(node.Items[i], hasTaken, isLast);
            if (!isLastItem)
            {
                exits.Add(Add(PatternCode.GoTo));
                instructions[fork] = new(PatternCode.Try, fork + 1, instructions.Count, FirstOf(node.Items[i]));
            }
        }

        foreach (int exit in exits)
        {
            instructions[exit] = new(PatternCode.GoTo, instructions.Count, 0);
        }
    }

    /// <summary>Repetitions are written out: <c>a{2,4}</c> as <c>aa(?:a(?:a)?)?</c>, <c>a{2,}</c> as <c>aaa*</c>.</summary>
    private void WriteRepeat(PatternNode node, ReadOnlySpan<PatternNode> rest, bool hasTaken, bool isLast)
    {
        bool isSet = node.Item.Kind == PatternNodeKind.Set;
        if (node.Mode == RepeatMode.Possessive && !(isSet && node.Max == PatternNode.NoMaximum))
        {
            WriteWithin(PatternCode.Atomic, PatternNode.Repeat(node.Item, node.Min, node.Max, RepeatMode.Greedy), hasTaken);
            return;
        }

        int before = -1;
        for (int i = 0; i < node.Min && instructions.Count > before; i++)
        {
            before = instructions.Count;
            Write(node.Item, hasTaken, isLast: false);
            hasTaken |= !node.Item.IsNullable;
        }

        if (node.Max == PatternNode.NoMaximum)
        {
            WriteLoop(node, rest, hasTaken, isLast);
            return;
        }

        var forks = new List<int>();
        for (int i = node.Min; i < node.Max; i++)
        {
            forks.Add(Add(PatternCode.Try));
            Write(node.Item, hasTaken, isLast: false);
        }

        foreach (int fork in forks)
        {
            instructions[fork] = Fork(fork, node.Mode);
        }
    }

    private void WriteLoop(PatternNode node, ReadOnlySpan<PatternNode> rest, bool hasTaken, bool isLast)
    {
        if (node.Item.Kind == PatternNodeKind.Set && node.Mode != RepeatMode.Lazy)
        {
            bool isForGood = node.Mode == RepeatMode.Possessive || PatternForm.IsGivingBackFutile(node.Item.Set, rest, isLast);
            Add(isForGood ? PatternCode.TakeAllForGood : PatternCode.TakeAll, IndexOf(node.Item.Set));
            return;
        }

        int fork = Add(PatternCode.Try);
        if (node.Item.IsNullable)
        {
            WriteRound(node.Item, hasTaken);
        }
        else
        {
            Write(node.Item, hasTaken, isLast: false);
        }

        Add(PatternCode.GoTo, fork);
        instructions[fork] = Fork(fork, node.Mode);
    }

    /// <summary>A round that takes nothing isn't one, or else the loop would have no end.</summary>
    private void WriteRound(PatternNode item, bool hasTaken)
    {
        int loop = LoopCount < MaxLoops ? LoopCount++ : throw ThrowHelper.PatternTooLarge(Text);
        Add(PatternCode.BeginRound, loop);
        Write(item, hasTaken, isLast: false);
        Add(PatternCode.EndRound, loop);
    }

    /// <summary>A way into what follows the fork, and a way past all that has been written.</summary>
    private PatternInstruction Fork(int fork, RepeatMode mode) =>
        mode == RepeatMode.Lazy ? new(PatternCode.Try, instructions.Count, fork + 1) : new(PatternCode.Try, fork + 1, instructions.Count);

    private void WriteWithin(PatternCode code, PatternNode item, bool hasTaken)
    {
        int at = Add(code);
        Write(item, hasTaken, isLast: true);
        Add(PatternCode.Accept);
        instructions[at] = new(code, instructions.Count, 0);
    }

    private int Add(PatternCode code, int a = 0)
    {
        if (instructions.Count >= MaxInstructions)
        {
            throw ThrowHelper.PatternTooLarge(Text);
        }

        instructions.Add(new(code, a, 0));
        return instructions.Count - 1;
    }

    private int FirstOf(PatternNode node) => node.IsNullable ? PatternInstruction.Anything : IndexOf(node.First);

    private int IndexOf(CharSet set)
    {
        int index = sets.IndexOf(set);
        if (index < 0)
        {
            index = sets.Count;
            sets.Add(set);
        }

        return index;
    }
}
