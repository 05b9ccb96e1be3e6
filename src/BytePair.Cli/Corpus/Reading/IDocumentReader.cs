namespace BytePair.Cli.Corpus.Reading;

/// <summary>Reads the documents of one source.</summary>
internal interface IDocumentReader
{
    /// <summary>Reads them all.</summary>
    /// <exception cref="InvalidDocumentException">One of them is invalid, and it wasn't said that such are passed over.</exception>
    void Read();

    /// <summary>Where reading can go on, or null within a document where it can't.</summary>
    /// <param name="carry">How many bytes of what was read are to be read again.</param>
    ReadingPosition? PositionWithin(int carry);

    /// <summary>The document that begins here, or the end of the last one.</summary>
    ReadingPosition PositionBetween();
}
