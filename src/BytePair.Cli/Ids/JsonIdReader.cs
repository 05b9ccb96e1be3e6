using System.Globalization;
using System.Text.Json;
using BytePair.Cli.CommandLine;

namespace BytePair.Cli.Ids;

/// <summary>
/// Reads ids from JSON as it comes: arrays of numbers, nested or one after the other (JSON Lines too), and objects with an <c>id</c>, as
/// <c>encode --offsets</c> writes them. No more than a block of the text is ever held.
/// </summary>
internal sealed class JsonIdReader(Stream stream, string sourceName) : IIdReader
{
    /// <summary>How deep arrays may be nested.</summary>
    public const int MaxDepth = 64;

    private static readonly JsonReaderOptions Options = new() { MaxDepth = MaxDepth, AllowMultipleValues = true };

    private readonly byte[] block = new byte[1 << 16];
    private JsonReaderState state = new(Options);
    private int start;
    private int end;
    private bool atEnd;
    private bool isOver;
    private bool hasBegun;

    /// <summary>Lines that lie wholly before <see cref="start"/>, and the bytes between the last of them and it.</summary>
    private long lines;
    private long bytesInLine;

    /// <summary>Inside an object: its id is in sight, or has been.</summary>
    private bool isIdNext;
    private bool hasId;
    private bool isInObject;

    private string? failure;

    public string Unit => "id";

    public int Read(Span<int> ids)
    {
        int count = 0;
        while (failure is null && !isOver && count < ids.Length)
        {
            count += ReadBlock(ids[count..]);
            if (count == ids.Length)
            {
                break;
            }

            isOver = atEnd;
            Refill();
        }

        return count > 0 || failure is null ? count : throw new CommandFailedException(failure);
    }

    /// <summary>The ids in what is left of the block, until the ids are full or something is wrong.</summary>
    private int ReadBlock(Span<int> ids)
    {
        ReadOnlySpan<byte> text = block.AsSpan(start, end - start);
        if (text.IsEmpty && !atEnd)
        {
            return 0;
        }

        var reader = new Utf8JsonReader(text, atEnd, state);
        int count = 0;
        try
        {
            while (count < ids.Length && failure is null && reader.Read())
            {
                if (IsId(ref reader, text, out int id))
                {
                    ids[count++] = id;
                }
            }
        }
        catch (JsonException wrong)
        {
            failure = string.Create(
                CultureInfo.InvariantCulture,
                $"{sourceName}: line {wrong.LineNumber + 1}, byte {wrong.BytePositionInLine + 1} breaks the JSON. It takes arrays of ids, nested {MaxDepth} deep at most.");
        }

        Pass((int)reader.BytesConsumed);
        state = reader.CurrentState;
        return count;
    }

    /// <summary>Whether the token just read is an id. What can't stand among ids is kept as the failure.</summary>
    private bool IsId(ref Utf8JsonReader reader, ReadOnlySpan<byte> text, out int id)
    {
        id = 0;
        switch (reader.TokenType)
        {
            case JsonTokenType.Number when !isInObject || isIdNext:
                hasId |= isIdNext;
                isIdNext = false;
                if (!reader.TryGetInt32(out id) || id < 0)
                {
                    Refuse(ref reader, text, "no token id: these are whole numbers from 0 on");
                    return false;
                }

                return true;
            case JsonTokenType.StartArray or JsonTokenType.EndArray when !isInObject:
            case JsonTokenType.Number or JsonTokenType.String or JsonTokenType.True or JsonTokenType.False or JsonTokenType.Null when isInObject && !isIdNext:
                return false;
            case JsonTokenType.StartObject when !isInObject:
                isInObject = true;
                hasId = false;
                return false;
            case JsonTokenType.PropertyName:
                isIdNext = reader.ValueTextEquals("id"u8);
                return false;
            case JsonTokenType.EndObject when hasId:
                isInObject = false;
                return false;
            case JsonTokenType.EndObject:
                Refuse(ref reader, text, "the end of an object without an \"id\"");
                return false;
            default:
                Refuse(ref reader, text, "no token id, nor an array of such");
                return false;
        }
    }

    private void Refuse(ref Utf8JsonReader reader, ReadOnlySpan<byte> text, string what)
    {
        ReadOnlySpan<byte> passed = text[..(int)reader.TokenStartIndex];
        long line = lines + passed.Count((byte)'\n') + 1;
        long at = passed.LastIndexOf((byte)'\n') is >= 0 and int last ? passed.Length - last : bytesInLine + passed.Length + 1;
        failure = string.Create(CultureInfo.InvariantCulture, $"{sourceName}: at line {line}, byte {at} is {what}.");
    }

    private void Pass(int count)
    {
        ReadOnlySpan<byte> passed = block.AsSpan(start, count);
        lines += passed.Count((byte)'\n');
        bytesInLine = passed.LastIndexOf((byte)'\n') is >= 0 and int last ? passed.Length - last - 1 : bytesInLine + passed.Length;
        start += count;
    }

    private void Refill()
    {
        block.AsSpan(start, end - start).CopyTo(block);
        end -= start;
        start = 0;
        if (end == block.Length)
        {
            failure ??= string.Create(CultureInfo.InvariantCulture, $"{sourceName}: at line {lines + 1}, byte {bytesInLine + 1} is a value of more than {block.Length} bytes, which is no token id.");
            return;
        }

        int read = stream.ReadAtLeast(block.AsSpan(end), hasBegun ? 1 : 3, throwOnEndOfStream: false);
        end += read;
        atEnd = read == 0;
        if (!hasBegun && end > 0)
        {
            hasBegun = true;
            start = block.AsSpan(0, end).StartsWith("\uFEFF"u8) ? 3 : 0;
            bytesInLine = start;
        }
    }
}
