using System.Globalization;
using System.Text.Json;

namespace BytePair.Budgeting.Models;

/// <summary>A value of a catalogue's JSON that knows where it stands, so that whatever is wrong with it is said with its path.</summary>
internal sealed class CatalogNode(JsonElement element, CatalogNode? parent, string step)
{
    public string Path => parent?.Path + step;

    public bool IsNull => element.ValueKind == JsonValueKind.Null;

    /// <summary>The fields of an object, none of them twice; those whose names begin with <c>$</c> are for people and other programs.</summary>
    public IEnumerable<(string Field, CatalogNode Value)> Fields()
    {
        Expect(JsonValueKind.Object, "an object");
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (JsonProperty field in element.EnumerateObject())
        {
            string name = NameOf(field);
            if (!seen.Add(name))
            {
                throw Wrong($"has the field '{ModelErrors.Shown(name)}' twice");
            }

            if (name.Length == 0 || name[0] != '$')
            {
                yield return (name, new CatalogNode(field.Value, this, "." + ModelErrors.Shown(name)));
            }
        }
    }

    public IEnumerable<CatalogNode> Items()
    {
        Expect(JsonValueKind.Array, "an array");
        int index = 0;
        foreach (JsonElement item in element.EnumerateArray())
        {
            yield return new CatalogNode(item, this, "[" + index.ToString(CultureInfo.InvariantCulture) + "]");
            index++;
        }
    }

    public string Text()
    {
        Expect(JsonValueKind.String, "a text");
        try
        {
            return element.GetString()!;
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

    public string? EncodingNameOrNull() => IsNull || BpeTokenizer.EncodingNames.Contains(Text(), StringComparer.Ordinal)
        ? TextOrNull()
        : throw Wrong($"is no encoding; there are {string.Join(", ", BpeTokenizer.EncodingNames)}, or null");

    public bool Flag() => element.ValueKind is JsonValueKind.True or JsonValueKind.False ? element.GetBoolean() : throw Wrong("has to be true or false");

    public int Limit()
    {
        Expect(JsonValueKind.Number, "a number");
        return element.TryGetInt32(out int limit) && limit >= 0 ? limit : throw Wrong($"has to be a whole number from 0 to {int.MaxValue}");
    }

    public int? LimitOrNull() => IsNull ? null : Limit();

    public decimal? PriceOrNull()
    {
        if (IsNull)
        {
            return null;
        }

        Expect(JsonValueKind.Number, "a number");

        // What is too small for a decimal would read as free.
        return element.TryGetDecimal(out decimal price) && price is >= 0 and <= ModelErrors.MaxPrice && (price > 0 || element.GetDouble() == 0)
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

    private string NameOf(JsonProperty field)
    {
        try
        {
            return field.Name;
        }
        catch (InvalidOperationException loneSurrogate)
        {
            throw Wrong("has a field whose name isn't well-formed text", loneSurrogate);
        }
    }

    private void Expect(JsonValueKind kind, string what)
    {
        if (element.ValueKind != kind)
        {
            throw Wrong($"has to be {what}, not {element.ValueKind}");
        }
    }
}
