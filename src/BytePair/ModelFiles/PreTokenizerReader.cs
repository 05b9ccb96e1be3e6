using BytePair.Pretokenization;
using BytePair.Pretokenization.Patterns;

namespace BytePair.ModelFiles;

/// <summary>Reads <c>pre_tokenizer</c>: the steps that cut a text into pieces, of which one is that bytes are what merges.</summary>
internal sealed class PreTokenizerReader
{
    private readonly List<SplitStep> steps = [];
    private bool isPastByteLevel;

    /// <summary>Whether a space is put before each stretch of text that doesn't begin with one.</summary>
    public bool AddsPrefixSpace { get; private set; }

    /// <summary>True if a step is of this type.</summary>
    public static bool Has(JsonPart part, string type)
    {
        string name = part.TypeName;
        return string.Equals(name, type, StringComparison.Ordinal)
            || (name is "Sequence" && part.Get("pretokenizers").Items().Exists(step => Has(step, type)));
    }

    /// <summary>What cuts a text into pieces.</summary>
    /// <exception cref="InvalidDataException">A step is none, or of a kind that isn't supported.</exception>
    public Grammar Read(JsonPart part)
    {
        ReadStep(part);
        try
        {
            return PatternGrammars.Create([.. steps]);
        }
        catch (ArgumentException e)
        {
            throw part.Malformed(e.Message);
        }
    }

    private void ReadStep(JsonPart part)
    {
        string type = part.TypeName;
        if (type is "Sequence")
        {
            part.Get("pretokenizers").Items().ForEach(ReadStep);
            return;
        }

        if (isPastByteLevel)
        {
            throw part.Malformed($"The step '{type}' comes behind ByteLevel, and so would cut bytes. Only steps before it are supported.");
        }

        switch (type)
        {
            case "ByteLevel":
                ReadByteLevel(part);
                break;
            case "Split":
                ReadSplit(part);
                break;
            case "Digits":
                steps.Add(SplitStep.OfDigits(part.Flag("individual_digits")));
                break;
            case "Punctuation":
                steps.Add(SplitStep.OfPunctuation(ReadBehavior(part, SplitBehavior.Isolated)));
                break;
            default:
                throw part.Malformed(
                    $"The pre-tokenizer '{type}' isn't supported. Supported are ByteLevel, Split, Digits, Punctuation, and sequences of these that end with ByteLevel.");
        }
    }

    private void ReadByteLevel(JsonPart part)
    {
        isPastByteLevel = true;
        AddsPrefixSpace = part.Flag("add_prefix_space", otherwise: true);
        if (AddsPrefixSpace && steps.Count > 0)
        {
            throw part.Malformed("A space before each piece (add_prefix_space behind another step) isn't supported, only one before a text.");
        }

        if (part.Flag("use_regex", otherwise: true))
        {
            steps.Add(SplitStep.OfByteLevel());
        }
    }

    private void ReadSplit(JsonPart part)
    {
        JsonPart pattern = part.Get("pattern");
        SplitBehavior behavior = ReadBehavior(part, otherwise: null);
        bool isInverted = part.Flag("invert");
        if (pattern.Find("String") is { } text)
        {
            steps.Add(SplitStep.OfString(text.AsText(), behavior, isInverted));
            return;
        }

        JsonPart regex = pattern.Get("Regex");
        try
        {
            steps.Add(SplitStep.OfRegex(regex.AsText(), behavior, isInverted));
        }
        catch (ArgumentException e)
        {
            throw regex.Malformed(e.Message);
        }
    }

    private static SplitBehavior ReadBehavior(JsonPart part, SplitBehavior? otherwise)
    {
        JsonPart? behavior = part.Find("behavior");
        return (behavior?.AsText(), otherwise) switch
        {
            (null, { } usual) => usual,
            (null, null) => throw part.Malformed("It lacks the property 'behavior'."),
            ("Isolated", _) => SplitBehavior.Isolated,
            ("Removed", _) => SplitBehavior.Removed,
            ("MergedWithPrevious", _) => SplitBehavior.MergedWithPrevious,
            ("MergedWithNext", _) => SplitBehavior.MergedWithNext,
            ("Contiguous", _) => SplitBehavior.Contiguous,
            var (other, _) => throw behavior!.Malformed($"The behavior '{other}' isn't known."),
        };
    }
}
