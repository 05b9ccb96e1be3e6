namespace BytePair.Cli.Corpus.Batches;

/// <summary>A document has a special token, and it was asked for that to be refused.</summary>
internal sealed class RefusedDocumentException(Part part, string token, long position) : Exception("A document has a special token.")
{
    /// <summary>The part of the document that has it.</summary>
    public Part Part => part;

    /// <summary>The token's text.</summary>
    public string Token => token;

    /// <summary>Where it stands in the document, in bytes.</summary>
    public long Position => part.Offset + position;
}
