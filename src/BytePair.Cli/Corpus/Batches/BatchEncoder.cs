using System.Buffers;

namespace BytePair.Cli.Corpus.Batches;

/// <summary>Encodes batches on a thread of its own.</summary>
internal sealed class BatchEncoder(BpeTokenizer tokenizer, SpecialTokenHandling special, Separator separator, int idWidth)
{
    /// <summary>Text has about four bytes for each token; where it has fewer, blocks grow.</summary>
    private const int BytesPerIdGuess = 3;

    /// <summary>A text has no more tokens than bytes, unless the tokenizer changes texts before it reads them.</summary>
    private int[] ids = new int[BatchBuilder.Capacity];

    /// <summary>Encodes batch after batch until there are no more.</summary>
    public void Run(BoundedQueue<Batch> batches)
    {
        while (batches.TryTake(out Batch? batch))
        {
            try
            {
                if (batch.Stretch is { } stretch)
                {
                    EncodeStretch(batch, stretch);
                }
                else
                {
                    EncodeParts(batch);
                }

                batch.Output.Complete();
            }
            catch (Exception e)
            {
                // It fails whoever takes the output, in its turn: so the first of several failures is the one that is told.
                batch.Output.Complete(e);
            }
        }
    }

    private void EncodeParts(Batch batch)
    {
        int length = batch.Parts.Count > 0 ? batch.Parts[^1].End : 0;
        var block = new EncodedBlock(idWidth, (length / BytesPerIdGuess) + batch.Parts.Count + 1);
        int start = 0;
        foreach (Part part in batch.Parts)
        {
            int count = Encode(batch.Text.AsSpan(start, part.End - start), part);
            int separators = AddSeparator(block, separator.ComesBefore(part.Flags));
            block.Add(ids.AsSpan(0, count));
            separators += AddSeparator(block, separator.ComesBehind(part.Flags));
            block.Parts.Add(new EncodedPart(count + separators, part.Flags));
            start = part.End;
        }

        ArrayPool<byte>.Shared.Return(batch.Text!);
        batch.Output.Add(block);
    }

    private int Encode(ReadOnlySpan<byte> text, Part part)
    {
        try
        {
            int count;
            while (!tokenizer.TryEncode(text, ids, out count, special))
            {
                ids = new int[2 * ids.Length];
            }

            return count;
        }
        catch (DisallowedSpecialTokenException e)
        {
            throw new RefusedDocumentException(part, e.SpecialToken, e.Position);
        }
    }

    private void EncodeStretch(Batch batch, Stretch stretch)
    {
        Part beginning = batch.Parts[0];
        PartFlags side = beginning.Flags & PartFlags.IsValidation;
        var writer = new StretchWriter(batch.Output, idWidth, side, separator.ComesBefore(beginning.Flags) ? separator.Id : null, beginning.Flags);
        try
        {
            tokenizer.Encode(stretch, writer, special);
        }
        catch (DisallowedSpecialTokenException e)
        {
            throw new RefusedDocumentException(beginning, e.SpecialToken, e.Position);
        }

        writer.Finish(stretch.Part.Flags & (PartFlags.Ends | PartFlags.IsValidation), separator.ComesBehind(stretch.Part.Flags) ? separator.Id : null);
    }

    private int AddSeparator(EncodedBlock block, bool isThere)
    {
        if (isThere)
        {
            block.Add([separator.Id]);
        }

        return isThere ? 1 : 0;
    }
}
