using System.Buffers.Binary;
using System.Text;

namespace BytePair.Saving;

/// <summary>Writes the fields of a small section one behind the other.</summary>
internal sealed class FieldWriter
{
    private readonly List<byte> bytes = [];

    public void Add(int number)
    {
        byte[] field = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(field, number);
        bytes.AddRange(field);
    }

    /// <summary>Adds a text: its length in bytes, and its UTF-8.</summary>
    public void Add(string text)
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(text);
        Add(utf8.Length);
        bytes.AddRange(utf8);
    }

    public byte[] ToArray() => [.. bytes];
}
