using System.Buffers.Binary;
using System.Text;
using System.Text.Json;

namespace BytePair.Budgeting.Models;

/// <summary>
/// JSON in which every value says how long it is, so that any of them is found without reading those before, and without a reader of JSON: the
/// catalogue in the assembly is packed when the library is made. A value is a <see cref="PackedKind"/>, a length of four bytes, the low one first,
/// and so many bytes of contents:
/// <code>
/// { "a": [ 17, null ] }
/// Object 23            all that follows
///   String 1  a        the name
///   Array 12           its value
///     Number 2  17
///     Null 0
/// </code>
/// </summary>
internal sealed class PackedJson
{
    private const int HeaderLength = 1 + sizeof(int);

    /// <summary>Where the objects and arrays begin that aren't at their end yet.</summary>
    private readonly Stack<int> open = new();

    private byte[] bytes;
    private int length;
    private bool isWellFormed = true;

    private PackedJson(int capacity) => bytes = new byte[capacity];

    /// <summary>Packs JSON, in time and memory linear in its length. Texts aren't checked before somebody reads them.</summary>
    /// <exception cref="JsonException">It is none.</exception>
    public static byte[] Pack(ReadOnlySpan<byte> utf8Json, JsonReaderOptions options)
    {
        PackedJson packed = new(utf8Json.Length + HeaderLength);
        Utf8JsonReader reader = new(utf8Json, options);
        while (reader.Read())
        {
            packed.Add(ref reader, utf8Json);
        }

        return packed.bytes.AsSpan(0, packed.length).ToArray();
    }

    /// <summary>What stands at a place.</summary>
    public static PackedKind KindAt(byte[] packed, int start) => (PackedKind)packed[start];

    /// <summary>The contents of the value at a place.</summary>
    public static ReadOnlySpan<byte> ContentsAt(byte[] packed, int start) => packed.AsSpan(FirstIn(start), EndOf(packed, start) - FirstIn(start));

    /// <summary>Where the contents of a value begin: the first item of an array, the name of the first field of an object.</summary>
    public static int FirstIn(int start) => start + HeaderLength;

    /// <summary>The place behind the value at a place: that of the next one, if there is one.</summary>
    public static int EndOf(byte[] packed, int start) => FirstIn(start) + BinaryPrimitives.ReadInt32LittleEndian(packed.AsSpan(start + 1));

    private void Add(ref Utf8JsonReader reader, ReadOnlySpan<byte> utf8Json)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                Open(PackedKind.Object);
                break;
            case JsonTokenType.StartArray:
                Open(PackedKind.Array);
                break;
            case JsonTokenType.EndObject or JsonTokenType.EndArray:
                int start = open.Pop();
                BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(start + 1), length - FirstIn(start));
                break;
            case (JsonTokenType.PropertyName or JsonTokenType.String) when reader.ValueIsEscaped:
                AddEscaped(ref reader, utf8Json);
                break;
            case JsonTokenType.PropertyName or JsonTokenType.String:
                Add(PackedKind.String, reader.ValueSpan);
                break;
            case JsonTokenType.Number:
                Add(PackedKind.Number, reader.ValueSpan);
                break;
            default:
                Add(reader.TokenType == JsonTokenType.True ? PackedKind.True : reader.TokenType == JsonTokenType.False ? PackedKind.False : PackedKind.Null, []);
                break;
        }
    }

    /// <summary>
    /// Adds what an escaped text means. One that isn't well-formed stays as it is, for whoever reads it to refuse, and so do all behind it: an
    /// exception for each would take long.
    /// </summary>
    private void AddEscaped(ref Utf8JsonReader reader, ReadOnlySpan<byte> utf8Json)
    {
        if (isWellFormed)
        {
            try
            {
                Add(PackedKind.String, Encoding.UTF8.GetBytes(reader.GetString()!));
                return;
            }
            catch (InvalidOperationException)
            {
                isWellFormed = false;
            }
        }

        Add(PackedKind.EscapedString, utf8Json.Slice((int)reader.TokenStartIndex, reader.ValueSpan.Length + 2));
    }

    private void Open(PackedKind kind)
    {
        open.Push(length);
        Add(kind, []);
    }

    private void Add(PackedKind kind, ReadOnlySpan<byte> contents)
    {
        int end = FirstIn(length) + contents.Length;
        if (end > bytes.Length)
        {
            Array.Resize(ref bytes, Math.Max(end, 2 * bytes.Length));
        }

        bytes[length] = (byte)kind;
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(length + 1), contents.Length);
        contents.CopyTo(bytes.AsSpan(FirstIn(length)));
        length = end;
    }
}
