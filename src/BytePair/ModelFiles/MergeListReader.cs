using System.Globalization;
using System.Text.Json;
using BytePair.Building;

namespace BytePair.ModelFiles;

/// <summary>Reads <c>model.merges</c>: the two tokens of each merge, as <c>"Ġ t"</c> or as <c>["Ġ", "t"]</c>.</summary>
internal ref struct MergeListReader
{
    private const string Path = "$.model.merges";
    private readonly ModelText text;
    private readonly JsonSection section;
    private readonly MergeList merges;
    private Utf8JsonReader reader;
    private byte[] bytes;

    private MergeListReader(ModelText text, JsonSection section, TokenSet tokens)
    {
        this.text = text;
        this.section = section;
        merges = new MergeList(tokens);
        reader = text.Reader(section);
        bytes = [];
    }

    private readonly string PathOfThis => Path + "[" + merges.Count.ToString(CultureInfo.InvariantCulture) + "]";

    /// <summary>The merges in their order.</summary>
    /// <exception cref="InvalidDataException">A merge isn't one, or what it takes or makes is no token.</exception>
    public static MergeList Read(ModelText text, JsonSection section, TokenSet tokens)
    {
        if (section.Kind != JsonTokenType.StartArray)
        {
            throw text.Malformed(Path, section.Start, "An array is expected here, with the merges in their order.");
        }

        var list = new MergeListReader(text, section, tokens);
        list.reader.Read();
        while (list.reader.Read() && list.reader.TokenType != JsonTokenType.EndArray)
        {
            list.ReadMerge();
        }

        return list.merges;
    }

    private void ReadMerge()
    {
        long at = section.Start + reader.TokenStartIndex;
        if (reader.TokenType == JsonTokenType.String)
        {
            ReadOnlySpan<byte> pair = JsonString.Read(ref reader);
            int space = pair.IndexOf((byte)' ');
            if (space < 0 || pair.LastIndexOf((byte)' ') != space)
            {
                throw text.Malformed(PathOfThis, at, "A merge is two tokens with one space between them.");
            }

            Add(pair.Slice(0, space), pair.Slice(space + 1), at);
            return;
        }

        bool isPair = reader.TokenType == JsonTokenType.StartArray && reader.Read() && reader.TokenType == JsonTokenType.String;
        ReadOnlySpan<byte> left = isPair ? JsonString.Read(ref reader) : default;
        isPair = isPair && reader.Read() && reader.TokenType == JsonTokenType.String;
        ReadOnlySpan<byte> right = isPair ? JsonString.Read(ref reader) : default;
        isPair = isPair && reader.Read() && reader.TokenType == JsonTokenType.EndArray;
        if (!isPair)
        {
            throw text.Malformed(PathOfThis, at, "A merge is a string of two tokens, or an array of them.");
        }

        Add(left, right, at);
    }

    private void Add(scoped ReadOnlySpan<byte> left, scoped ReadOnlySpan<byte> right, long at)
    {
        int room = left.Length + right.Length;
        bytes = bytes.Length < room ? new byte[2 * room] : bytes;
        string? objection =
            ByteLevelAlphabet.TryRead(left, bytes, out int leftLength) && ByteLevelAlphabet.TryRead(right, bytes.AsSpan(leftLength), out int rightLength)
            ? merges.Add(bytes.AsSpan(0, leftLength), bytes.AsSpan(leftLength, rightLength))
            : "has a character that isn't of the byte-level alphabet";
        if (objection is not null)
        {
            throw text.Malformed(PathOfThis, at, $"The merge {objection}.");
        }
    }
}
