using System.Text.Json;

namespace BytePair.Budgeting.Requests;

/// <summary>Writes parts of messages.</summary>
internal static class PartWriter
{
    /// <summary>Writes a part: as it was read, if it still says the same, or else anew, with the members that aren't known.</summary>
    /// <param name="writer">Where it is written to.</param>
    /// <param name="part">The part.</param>
    /// <param name="writeKnown">Writes the members that are known.</param>
    /// <param name="known">Their names.</param>
    public static void Write<T>(Utf8JsonWriter writer, T part, Action<Utf8JsonWriter, T> writeKnown, params string[] known)
        where T : PromptPart
    {
        if (part.Source is { } same && part.Equals((PromptPart)same.Original))
        {
            writer.WriteAsRead(same.Json);
            return;
        }

        if (part is OtherPart other)
        {
            writer.WriteRawValue(other.Json, skipInputValidation: true);
            return;
        }

        writer.WriteStartObject();
        writeKnown(writer, part);
        if (part.Source is { } source)
        {
            writer.WriteOthers(source.Json, known);
        }

        writer.WriteEndObject();
    }

    public static void Audio(Utf8JsonWriter writer, AudioPart audio)
    {
        writer.WriteStartObject("input_audio");
        writer.WriteString("data", audio.Data ?? throw NoPlace(audio, "a request", "it has no data"));
        writer.WriteText("format", audio.Format);
        writer.WriteEndObject();
    }

    public static void File(Utf8JsonWriter writer, FilePart file)
    {
        writer.WriteText("filename", file.FileName);
        writer.WriteText("file_id", file.FileId);
        writer.WriteText("file_data", file.Data);
    }

    public static InvalidOperationException NoPlace(PromptPart part, string request, string reason) =>
        new($"A {part.GetType().Name} can't be written for {request}: {reason}.");
}
