namespace BytePair.Saving;

/// <summary>
/// The form in which a tokenizer is saved: sections, each for one kind of part, of which those that are large are read where they lie. All
/// numbers are little-endian, on every machine.
/// </summary>
/// <remarks>
/// <code>
/// offset  size   what
///      0     8   magic "BytePair"
///      8     4   version: 1
///     12     4   number of sections
///     16     8   length of the whole in bytes
///     24     8   checksum of everything behind the header (see <see cref="Checksum"/>)
///     32    16 a section:  4 tag, 4 zero, 4 where it begins, 4 its length in bytes
///      …         the sections, each from a multiple of 8 on, with zeros in between
/// </code>
/// <para>
/// A tag is four letters of ASCII. A reader that comes across a tag which it doesn't know refuses the file if the first letter is a capital, for
/// then ids depend on that section, and passes it over otherwise. So what is new gets a new section; the version changes only with this layout.
/// </para>
/// </remarks>
internal static class SavedFormat
{
    public const ulong Magic = 0x7269615065747942;
    public const uint Version = 1;
    public const int VersionAt = 8;
    public const int SectionCountAt = 12;
    public const int LengthAt = 16;
    public const int ChecksumAt = 24;
    public const int HeaderLength = 32;
    public const int EntryLength = 16;
    public const int StartInEntry = 8;
    public const int LengthInEntry = 12;
    public const int MaxSections = 64;

    /// <summary>What a section's beginning is a multiple of.</summary>
    public const int Alignment = 8;

    /// <summary>A tag of four letters as a number.</summary>
    public static uint Tag(string letters) => letters[0] | ((uint)letters[1] << 8) | ((uint)letters[2] << 16) | ((uint)letters[3] << 24);

    /// <summary>The letters of a tag, for messages.</summary>
    public static string Letters(uint tag) => string.Concat(Enumerable.Range(0, sizeof(uint)).Select(i => (char)((tag >> (8 * i)) & 0x7F)));

    /// <summary>True if a reader has to know sections of this tag.</summary>
    public static bool IsNeeded(uint tag) => (char)(tag & 0xFF) is >= 'A' and <= 'Z';

    /// <summary>The first place from a position on where a section can begin.</summary>
    public static long Aligned(long position) => (position + Alignment - 1) & -Alignment;
}
