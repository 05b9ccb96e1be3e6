namespace BytePair.ModelFiles;

/// <summary>Reads <c>decoder</c>, only to see that it is the byte-level one: ids decode to the bytes of their tokens.</summary>
internal static class DecoderReader
{
    /// <exception cref="InvalidDataException">It is another.</exception>
    public static void Check(JsonPart? section)
    {
        if (section is { } part)
        {
            CheckAny(part);
        }
    }

    private static void CheckAny(JsonPart part)
    {
        switch (part.TypeName)
        {
            case "ByteLevel" or "Fuse":
                break;
            case "Sequence":
                part.Get("decoders").Items().ForEach(CheckAny);
                break;
            case { } other:
                throw part.Malformed($"The decoder '{other}' isn't supported: ids decode to the bytes of their tokens (ByteLevel).");
        }
    }
}
