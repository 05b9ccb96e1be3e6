using BytePair.Cli.Corpus.Batches;

namespace BytePair.Cli.Corpus.Reading;

/// <summary>The documents of a source of JSON: a value on each line, the elements of an array, or values one after the other.</summary>
/// <remarks>
/// What is wrong in a value that is well-formed (the field isn't there, or has no text) is known at its end, and the next value can be read whatever it
/// is. After what is no JSON only a line that follows can be read.
/// </remarks>
internal sealed class JsonDocuments : IDocumentReader
{
    private readonly SourceText source;
    private readonly int index;
    private readonly BatchBuilder builder;
    private readonly FieldPath field;
    private readonly bool isLines;
    private readonly bool skipsInvalid;
    private readonly JsonText json;
    private BatchBuilder sink;
    private bool isInArray;
    private bool isFound;
    private string? problem;

    public JsonDocuments(SourceText source, int index, BatchBuilder builder, FieldPath field, bool isLines, bool skipsInvalid, ReadingPosition from)
    {
        this.source = source;
        this.index = index;
        this.builder = builder;
        this.field = field;
        this.isLines = isLines;
        this.skipsInvalid = skipsInvalid;
        sink = builder;
        json = new JsonText(source, isLines) { Line = from.Line, LineStart = from.LineStart };
        isInArray = from.IsInArray;
        Documents = from.Documents;
        Skipped = from.Skipped;
    }

    /// <summary>How many documents are done with.</summary>
    public long Documents { get; private set; }

    /// <summary>How many were invalid and passed over.</summary>
    public long Skipped { get; private set; }

    public void Read()
    {
        if (source.Position == 0)
        {
            json.SkipByteOrderMark();
        }

        if (isLines)
        {
            ReadLines();
        }
        else if (isInArray)
        {
            ReadElements();
        }
        else
        {
            ReadValues();
        }
    }

    /// <summary>Within a value of JSON there is too much to remember.</summary>
    public ReadingPosition? PositionWithin(int carry) => null;

    public ReadingPosition PositionBetween() => new()
    {
        Source = index,
        Offset = source.Position,
        Sha256 = Convert.ToHexStringLower(source.HashSoFar()),
        Line = json.Line,
        LineStart = json.LineStart,
        IsInArray = isInArray,
        Documents = Documents,
        Skipped = Skipped,
    };

    private void ReadLines()
    {
        for (int next = json.SkipWhiteSpace(); next >= 0; next = json.SkipWhiteSpace())
        {
            if (next == '\n')
            {
                json.EndLine();
                continue;
            }

            try
            {
                ReadDocument();
            }
            catch (InvalidDocumentException) when (skipsInvalid)
            {
                builder.AbandonDocument();
                Skipped++;
                json.SkipLine();
            }
        }
    }

    private void ReadValues()
    {
        bool isFirst = source.Position == 0 || Documents + Skipped == 0;
        for (int next = json.SkipWhiteSpace(); next >= 0; next = json.SkipWhiteSpace())
        {
            if (isFirst && next == '[')
            {
                isInArray = true;
                if (json.EnterArray(depth: 0))
                {
                    ReadElements();
                }
                else
                {
                    EndArray();
                }

                return;
            }

            isFirst = false;
            ReadDocument();
        }
    }

    private void ReadElements()
    {
        do
        {
            json.SkipWhiteSpace();
            ReadDocument();
        }
        while (json.HasNextElement());
        EndArray();
    }

    private void EndArray()
    {
        if (json.SkipWhiteSpace() >= 0)
        {
            throw json.Unexpected("the end of the text, behind the array,");
        }
    }

    private void ReadDocument()
    {
        builder.BeginDocument(index, json.Line);
        isFound = false;
        problem = null;
        ReadValue();
        if (isLines && json.SkipWhiteSpace() is not (-1 or '\n'))
        {
            throw json.Unexpected("the end of the line");
        }

        if (problem is null)
        {
            builder.EndDocument();
            Documents++;
            return;
        }

        if (!skipsInvalid)
        {
            throw json.Problem(problem);
        }

        builder.AbandonDocument();
        Skipped++;
    }

    private void ReadValue()
    {
        int next = source.Peek();
        if (next == '{')
        {
            ReadObject(level: 0);
            problem ??= isFound ? null : $"the object has no field '{field.Path}' (--field names another)";
        }
        else if (next == '"' && field.AllowsStrings)
        {
            json.ReadString(ref sink);
        }
        else
        {
            json.SkipValue(isInArray ? 1 : 0);
            problem = $"the value is no object with a field '{field.Path}'";
        }
    }

    /// <summary>Reads an object that has the text, or the object with the text.</summary>
    private void ReadObject(int level)
    {
        int depth = level + (isInArray ? 1 : 0);
        for (bool goesOn = json.EnterObject(depth); goesOn; goesOn = json.HasNextMember())
        {
            var name = new KeySink(field.Names[level]);
            json.ReadName(ref name);
            int next = json.SkipWhiteSpace();
            bool isLast = level == field.Names.Length - 1;
            if (!name.IsMatch)
            {
                json.SkipValue(depth + 1);
            }
            else if (!isLast && next == '{')
            {
                ReadObject(level + 1);
            }
            else if (isLast && next == '"' && !isFound)
            {
                json.ReadString(ref sink);
                isFound = true;
            }
            else
            {
                json.SkipValue(depth + 1);
                problem ??= isFound ? $"the object has the field '{field.Path}' twice" : $"the field '{field.Path}' has no text";
            }
        }
    }
}
