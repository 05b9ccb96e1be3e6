using System.Buffers.Binary;

namespace BytePair.Saving;

/// <summary>Gathers the sections of a tokenizer and writes them (<see cref="SavedFormat"/>).</summary>
internal sealed class SavedFileWriter
{
    private readonly List<(uint Tag, byte[] Content)> sections = [];

    /// <summary>Adds a section; each tag once.</summary>
    public void Add(uint tag, byte[] content) => sections.Add((tag, content));

    /// <summary>Writes the whole.</summary>
    public void WriteTo(Stream destination)
    {
        byte[] whole = ToArray();
        destination.Write(whole, 0, whole.Length);
    }

    private byte[] ToArray()
    {
        long start = SavedFormat.Aligned(SavedFormat.HeaderLength + (SavedFormat.EntryLength * sections.Count));
        long length = sections.Aggregate(start, (end, section) => SavedFormat.Aligned(end + section.Content.Length));
        byte[] whole = new byte[checked((int)length)];
        BinaryPrimitives.WriteUInt64LittleEndian(whole, SavedFormat.Magic);
        BinaryPrimitives.WriteUInt32LittleEndian(whole.AsSpan(SavedFormat.VersionAt), SavedFormat.Version);
        BinaryPrimitives.WriteInt32LittleEndian(whole.AsSpan(SavedFormat.SectionCountAt), sections.Count);
        BinaryPrimitives.WriteInt64LittleEndian(whole.AsSpan(SavedFormat.LengthAt), whole.Length);
        int entryAt = SavedFormat.HeaderLength;
        int position = (int)start;
        foreach ((uint tag, byte[] content) in sections)
        {
            Span<byte> entry = whole.AsSpan(entryAt, SavedFormat.EntryLength);
            BinaryPrimitives.WriteUInt32LittleEndian(entry, tag);
            BinaryPrimitives.WriteInt32LittleEndian(entry.Slice(SavedFormat.StartInEntry), position);
            BinaryPrimitives.WriteInt32LittleEndian(entry.Slice(SavedFormat.LengthInEntry), content.Length);
            content.CopyTo(whole, position);
            entryAt += SavedFormat.EntryLength;
            position = (int)SavedFormat.Aligned(position + content.Length);
        }

        BinaryPrimitives.WriteUInt64LittleEndian(whole.AsSpan(SavedFormat.ChecksumAt), Checksum.Of(whole.AsSpan(SavedFormat.HeaderLength)));
        return whole;
    }
}
