using BytePair.Cli.Corpus.Batches;

namespace BytePair.Cli.Corpus.Reading;

/// <summary>A source that is one document, of any length.</summary>
internal sealed class TextDocument(SourceText source, int index, BatchBuilder builder, ReadingPosition from, ReadOnlyMemory<byte> carry) : IDocumentReader
{
    private const int FirstLine = 1;

    public void Read()
    {
        if (from.IsWithinDocument)
        {
            builder.ContinueDocument(index, FirstLine, from.DocumentOffset, from.IsValidation);
            builder.Append(carry.Span);
        }
        else
        {
            builder.BeginDocument(index, FirstLine);
        }

        while (!source.Rest.IsEmpty || source.Fill())
        {
            source.Skip(builder.AppendSome(source.Rest));
        }

        builder.EndDocument();
    }

    public ReadingPosition PositionWithin(int carry) => new()
    {
        Source = index,
        Offset = source.Position,
        Carry = carry,
        Sha256 = Convert.ToHexStringLower(source.HashSoFar()),
        IsWithinDocument = true,
        IsValidation = builder.IsValidation,
        DocumentOffset = source.Position - carry,
    };

    public ReadingPosition PositionBetween() => new() { Source = index };

    ReadingPosition? IDocumentReader.PositionWithin(int carry) => PositionWithin(carry);
}
