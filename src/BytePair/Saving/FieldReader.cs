using System.Buffers.Binary;
using System.Text;

namespace BytePair.Saving;

/// <summary>Reads what a <see cref="FieldWriter"/> wrote, and nothing beyond its end.</summary>
internal ref struct FieldReader(ReadOnlySpan<byte> section)
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private ReadOnlySpan<byte> rest = section;

    /// <summary>True once all is read.</summary>
    public readonly bool IsAtEnd => rest.IsEmpty;

    /// <exception cref="InvalidDataException">The section ends before.</exception>
    public int ReadNumber() => BinaryPrimitives.ReadInt32LittleEndian(Take(sizeof(int)));

    /// <exception cref="InvalidDataException">The section ends before, or this is no UTF-8.</exception>
    public string ReadText()
    {
        ReadOnlySpan<byte> utf8 = Take(ReadNumber());
        try
        {
            return StrictUtf8.GetString(utf8.ToArray());
        }
        catch (DecoderFallbackException)
        {
            throw SavedFileReader.Damaged("a text in it is no UTF-8");
        }
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        if (count < 0 || count > rest.Length)
        {
            throw SavedFileReader.Damaged("one of its sections ends too soon");
        }

        ReadOnlySpan<byte> taken = rest.Slice(0, count);
        rest = rest.Slice(count);
        return taken;
    }
}
