using System.Buffers.Binary;
using BytePair.Text;
using BytePair.Vocabularies;

namespace BytePair.Saving;

/// <summary>A saved tokenizer in memory, with the bounds of its sections checked, and the checksum.</summary>
internal sealed class SavedFileReader
{
    private const int BlockLength = 1 << 16;
    private readonly PinnedBytes whole;
    private readonly List<SavedSection> sections = [];

    private SavedFileReader(PinnedBytes whole)
    {
        this.whole = whole;
        ReadSections();
    }

    private ReadOnlySpan<byte> Bytes => whole.Array;

    /// <summary>Reads a stream from where it stands up to the end of the saved tokenizer, and no further.</summary>
    /// <exception cref="InvalidDataException">It isn't a saved tokenizer, is of a later version, cut off or damaged.</exception>
    public static SavedFileReader Read(Stream source)
    {
        byte[] header = new byte[SavedFormat.HeaderLength];
        if (Fill(source, header, 0, header.Length) < header.Length || BinaryPrimitives.ReadUInt64LittleEndian(header) != SavedFormat.Magic)
        {
            throw new InvalidDataException("This is no tokenizer that was saved by this library.");
        }

        uint version = BinaryPrimitives.ReadUInt32LittleEndian(header.AsSpan(SavedFormat.VersionAt));
        if (version != SavedFormat.Version)
        {
            throw new InvalidDataException($"The tokenizer was saved in version {version} of the format; this library reads version {SavedFormat.Version}. Make it again from its source.");
        }

        long length = BinaryPrimitives.ReadInt64LittleEndian(header.AsSpan(SavedFormat.LengthAt));
        if (length < SavedFormat.HeaderLength || length > ThrowHelper.MaxArrayLength)
        {
            throw Damaged($"it says that it has {length} bytes");
        }

        PinnedBytes bytes = ReadAll(source, header, (int)length);
        if (BinaryPrimitives.ReadUInt64LittleEndian(header.AsSpan(SavedFormat.ChecksumAt)) != Checksum.Of(bytes.Array.AsSpan(SavedFormat.HeaderLength)))
        {
            throw Damaged("its checksum is wrong");
        }

        return new SavedFileReader(bytes);
    }

    /// <summary>The exception for a file that isn't as it was written.</summary>
    public static InvalidDataException Damaged(string why) => ThrowHelper.SavedDamaged(why);

    /// <summary>The content of a section, or an empty one where there is none.</summary>
    public ReadOnlySpan<byte> Section(uint tag)
    {
        return Find(tag) is { } section ? Bytes.Slice(section.Start, section.Length) : default;
    }

    /// <summary>A section to be read in place.</summary>
    public VocabularyMemory MemoryOf(uint tag)
    {
        SavedSection? section = Find(tag);
        return new VocabularyMemory(whole, section?.Start ?? 0, section?.Length ?? 0);
    }

    /// <summary>Refuses the file if it has a section that is needed and that nobody has asked for; to be called at the end.</summary>
    public void CheckAllNeededAreRead()
    {
        foreach (SavedSection section in sections)
        {
            if (SavedFormat.IsNeeded(section.Tag) && !section.IsRead)
            {
                throw new InvalidDataException($"The tokenizer was saved by a later version of the library: it has a section '{SavedFormat.Letters(section.Tag)}', which this one doesn't know.");
            }
        }
    }

    /// <summary>Reads the whole, of which the header is known.</summary>
    /// <remarks>
    /// The header may say anything. So a stream that can be asked is asked whether it has as many bytes; of any other a bit is read first, and then as
    /// much again as there was, so that no more memory is taken than a few times what is there.
    /// </remarks>
    private static PinnedBytes ReadAll(Stream source, byte[] header, int length)
    {
        byte[] known = header;
        if (source.CanSeek)
        {
            long there = header.Length + source.Length - source.Position;
            if (there < length)
            {
                throw Damaged($"it has {there} bytes instead of {length}");
            }
        }
        else
        {
            while (known.Length < length)
            {
                known = ReadMore(source, known, (int)Math.Min(length, Math.Max(BlockLength, 2L * known.Length)), length);
            }
        }

        var bytes = new PinnedBytes(length);
        known.CopyTo(bytes.Array, 0);
        int filled = known.Length + Fill(source, bytes.Array, known.Length, length - known.Length);
        return filled == length ? bytes : throw Damaged($"it has {filled} bytes instead of {length}");
    }

    private static byte[] ReadMore(Stream source, byte[] known, int count, int length)
    {
        byte[] more = new byte[count];
        known.CopyTo(more, 0);
        int filled = known.Length + Fill(source, more, known.Length, count - known.Length);
        return filled == count ? more : throw Damaged($"it has {filled} bytes instead of {length}");
    }

    private static int Fill(Stream source, byte[] buffer, int start, int count)
    {
        int filled = 0;
        for (int read = 1; read > 0 && filled < count; filled += read)
        {
            read = source.Read(buffer, start + filled, count - filled);
        }

        return filled;
    }

    private SavedSection? Find(uint tag)
    {
        foreach (SavedSection section in sections)
        {
            if (section.Tag == tag)
            {
                section.IsRead = true;
                return section;
            }
        }

        return null;
    }

    private void ReadSections()
    {
        int count = BinaryPrimitives.ReadInt32LittleEndian(Bytes.Slice(SavedFormat.SectionCountAt));
        if (count is < 0 or > SavedFormat.MaxSections || SavedFormat.HeaderLength + (SavedFormat.EntryLength * count) > Bytes.Length)
        {
            throw Damaged($"it says that it has {count} sections");
        }

        for (int i = 0; i < count; i++)
        {
            ReadOnlySpan<byte> entry = Bytes.Slice(SavedFormat.HeaderLength + (SavedFormat.EntryLength * i), SavedFormat.EntryLength);
            uint tag = BinaryPrimitives.ReadUInt32LittleEndian(entry);
            int start = BinaryPrimitives.ReadInt32LittleEndian(entry.Slice(SavedFormat.StartInEntry));
            int length = BinaryPrimitives.ReadInt32LittleEndian(entry.Slice(SavedFormat.LengthInEntry));
            if (start < 0 || length < 0 || start % SavedFormat.Alignment != 0 || start > Bytes.Length - length || sections.Exists(other => other.Tag == tag))
            {
                throw Damaged($"its section '{SavedFormat.Letters(tag)}' lies outside or comes twice");
            }

            sections.Add(new SavedSection(tag, start, length));
        }
    }
}
