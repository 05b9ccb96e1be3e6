using System.Globalization;
using System.Text.Json;

namespace BytePair.Budgeting.Models;

/// <summary>A value of a catalogue's JSON that knows where it stands, so that whatever is wrong with it is said with its path.</summary>
/// <remarks>
/// It is a piece of the text, which is well-formed, and read when it is asked for: programs that start for one model would wait for a document of
/// all of them. What holds others is read once for each level above it, of which there are few.
/// </remarks>
internal sealed class CatalogNode
{
    private readonly ReadOnlyMemory<byte> utf8Json;
    private readonly JsonTokenType type;
    private readonly CatalogNode? parent;
    private readonly int index;

    /// <summary>All of a text, whose first and only value it is.</summary>
    public CatalogNode(ReadOnlyMemory<byte> utf8Json)
    {
        this.utf8Json = utf8Json;
        type = Reader().TokenType;
        Field = "";
    }

    private CatalogNode(CatalogNode parent, string field, int index, CatalogCursor place)
    {
        this.parent = parent;
        this.index = index;
        utf8Json = place.Value;
        type = place.ValueType;
        Field = field;
    }

    /// <summary>The name of the field whose value it is; empty for others.</summary>
    public string Field { get; }

    public string Path =>
        parent is null ? "$"
        : parent.type == JsonTokenType.StartObject ? parent.Path + "." + ModelErrors.Shown(Field)
        : parent.Path + "[" + index.ToString(CultureInfo.InvariantCulture) + "]";

    public bool IsNull => type == JsonTokenType.Null;

    /// <summary>The fields of an object, none of them twice; those whose names begin with <c>$</c> are for people and other programs.</summary>
    public IEnumerable<CatalogNode> Fields()
    {
        Expect(JsonTokenType.StartObject, "an object");
        HashSet<string> seen = new(StringComparer.Ordinal);
        CatalogCursor cursor = new(utf8Json);
        while (MoveNext(cursor))
        {
            string name = cursor.Name!;
            if (!seen.Add(name))
            {
                throw Wrong($"has the field '{ModelErrors.Shown(name)}' twice");
            }

            if (name.Length == 0 || name[0] != '$')
            {
                yield return new CatalogNode(this, name, 0, cursor);
            }
        }
    }

    public IEnumerable<CatalogNode> Items()
    {
        Expect(JsonTokenType.StartArray, "an array");
        CatalogCursor cursor = new(utf8Json);
        for (int item = 0; MoveNext(cursor); item++)
        {
            yield return new CatalogNode(this, "", item, cursor);
        }
    }

    public string Text()
    {
        Expect(JsonTokenType.String, "a text");
        try
        {
            return Reader().GetString()!;
        }
        catch (InvalidOperationException loneSurrogate)
        {
            throw Wrong("isn't well-formed text", loneSurrogate);
        }
    }

    public string? TextOrNull() => IsNull ? null : Text();

    public string Name()
    {
        string name = Text();
        return name.Length is > 0 and <= ModelErrors.MaxNameLength
            ? name
            : throw Wrong($"has to be a name of 1 to {ModelErrors.MaxNameLength} chars");
    }

    public string? NameOrNull() => IsNull ? null : Name();

    public IReadOnlyList<string> Texts() => IsNull ? TextList.Empty : TextList.Of(Items().Select(item => item.Text()));

    public IReadOnlyList<string> Names() => IsNull ? TextList.Empty : TextList.Of(Items().Select(item => item.Name()));

    public string? EncodingNameOrNull() =>
        IsNull ? null : Text() is var name && BpeTokenizer.EncodingNames.Contains(name, StringComparer.Ordinal) ? name
        : throw Wrong($"is no encoding; there are {string.Join(", ", BpeTokenizer.EncodingNames)}, or null");

    public bool Flag() => type is JsonTokenType.True or JsonTokenType.False ? type == JsonTokenType.True : throw Wrong("has to be true or false");

    public int Limit()
    {
        Expect(JsonTokenType.Number, "a number");
        return Reader().TryGetInt32(out int limit) && limit >= 0 ? limit : throw Wrong($"has to be a whole number from 0 to {int.MaxValue}");
    }

    public int? LimitOrNull() => IsNull ? null : Limit();

    public decimal? PriceOrNull()
    {
        if (IsNull)
        {
            return null;
        }

        Expect(JsonTokenType.Number, "a number");

        // What is too small for a decimal would read as free.
        Utf8JsonReader reader = Reader();
        return reader.TryGetDecimal(out decimal price) && price is >= 0 and <= ModelErrors.MaxPrice && (price > 0 || reader.GetDouble() == 0)
            ? price
            : throw Wrong($"has to be a price in US dollars for a million tokens, from 0 to {ModelErrors.MaxPrice}");
    }

    public DateTime? DateOrNull() => IsNull ? null : Date();

    public DateTime Date() =>
        DateTime.TryParseExact(Text(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTime date)
            ? date
            : throw Wrong("has to be a date such as 2026-11-21");

    public InvalidDataException Unknown(params string[] known) =>
        Wrong($"isn't known here; there are {string.Join(", ", known)}. Names that begin with $ are left alone");

    public InvalidDataException Wrong(string what, Exception? inner = null) => new($"The catalogue of models can't be read: {Path} {what}.", inner);

    private bool MoveNext(CatalogCursor cursor)
    {
        try
        {
            return cursor.MoveNext();
        }
        catch (InvalidOperationException loneSurrogate)
        {
            throw Wrong("has a field whose name isn't well-formed text", loneSurrogate);
        }
    }

    /// <summary>A reader that stands at the value.</summary>
    private Utf8JsonReader Reader()
    {
        Utf8JsonReader reader = new(utf8Json.Span, CatalogReader.Options);
        reader.Read();
        return reader;
    }

    private void Expect(JsonTokenType wanted, string what)
    {
        if (type != wanted)
        {
            throw Wrong($"has to be {what}, not {KindOf(type)}");
        }
    }

    private static JsonValueKind KindOf(JsonTokenType type) => type switch
    {
        JsonTokenType.StartObject => JsonValueKind.Object,
        JsonTokenType.StartArray => JsonValueKind.Array,
        JsonTokenType.String => JsonValueKind.String,
        JsonTokenType.Number => JsonValueKind.Number,
        JsonTokenType.True => JsonValueKind.True,
        JsonTokenType.False => JsonValueKind.False,
        _ => JsonValueKind.Null,
    };
}
