using System.Buffers.Text;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace BytePair.Budgeting.Models;

/// <summary>A value of a catalogue's JSON that knows where it stands, so that whatever is wrong with it is said with its path.</summary>
internal sealed class CatalogNode
{
    private static readonly UTF8Encoding WellFormed = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly byte[] packed;
    private readonly int start;
    private readonly CatalogNode? parent;
    private readonly int index;

    /// <summary>The first value of <see cref="PackedJson"/>, in which all others are.</summary>
    public CatalogNode(byte[] packed)
    {
        this.packed = packed;
        Field = "";
    }

    private CatalogNode(CatalogNode parent, int start, string field, int index)
    {
        packed = parent.packed;
        this.start = start;
        this.parent = parent;
        this.index = index;
        Field = field;
    }

    /// <summary>The name of the field whose value it is; empty for others.</summary>
    public string Field { get; }

    public string Path =>
        parent is null ? "$"
        : parent.Kind == PackedKind.Object ? parent.Path + "." + ModelErrors.Shown(Field)
        : parent.Path + "[" + index.ToString(CultureInfo.InvariantCulture) + "]";

    public bool IsNull => Kind == PackedKind.Null;

    private PackedKind Kind => PackedJson.KindAt(packed, start);

    private ReadOnlySpan<byte> Contents => PackedJson.ContentsAt(packed, start);

    /// <summary>The fields of an object, none of them twice; those whose names begin with <c>$</c> are for people and other programs.</summary>
    public IEnumerable<CatalogNode> Fields()
    {
        Expect(PackedKind.Object, "an object");
        HashSet<string> seen = new(StringComparer.Ordinal);
        int end = PackedJson.EndOf(packed, start);
        for (int at = PackedJson.FirstIn(start); at < end; at = PackedJson.EndOf(packed, at))
        {
            string name = TextAt(at, "has a field whose name isn't well-formed text");
            if (!seen.Add(name))
            {
                throw Wrong($"has the field '{ModelErrors.Shown(name)}' twice");
            }

            at = PackedJson.EndOf(packed, at);
            if (name.Length == 0 || name[0] != '$')
            {
                yield return new CatalogNode(this, at, name, 0);
            }
        }
    }

    /// <summary>What is read of each item of a list; nothing of null.</summary>
    private TextList Each(Func<CatalogNode, string> read)
    {
        List<string> texts = [];
        if (!IsNull)
        {
            foreach (CatalogNode item in Items())
            {
                texts.Add(read(item));
            }
        }

        return TextList.Of(texts);
    }

    /// <summary>The first field of this name, or null.</summary>
    public CatalogNode? FindField(string name)
    {
        foreach (CatalogNode field in Fields())
        {
            if (string.Equals(field.Field, name, StringComparison.Ordinal))
            {
                return field;
            }
        }

        return null;
    }

    public IEnumerable<CatalogNode> Items()
    {
        Expect(PackedKind.Array, "an array");
        int end = PackedJson.EndOf(packed, start);
        int item = 0;
        for (int at = PackedJson.FirstIn(start); at < end; at = PackedJson.EndOf(packed, at))
        {
            yield return new CatalogNode(this, at, "", item++);
        }
    }

    public string Text()
    {
        if (Kind != PackedKind.EscapedString)
        {
            Expect(PackedKind.String, "a text");
        }

        return TextAt(start, "isn't well-formed text");
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

    public IReadOnlyList<string> Texts() => Each(static item => item.Text());

    public IReadOnlyList<string> Names() => Each(static item => item.Name());

    public string? EncodingNameOrNull()
    {
        if (IsNull)
        {
            return null;
        }

        string name = Text();
        foreach (string known in BpeTokenizer.EncodingNames)
        {
            if (string.Equals(known, name, StringComparison.Ordinal))
            {
                return known;
            }
        }

        throw Wrong($"is no encoding; there are {string.Join(", ", BpeTokenizer.EncodingNames)}, or null");
    }

    public bool Flag() => Kind is PackedKind.True or PackedKind.False ? Kind == PackedKind.True : throw Wrong("has to be true or false");

    public int Limit()
    {
        Expect(PackedKind.Number, "a number");
        return Utf8Parser.TryParse(Contents, out int limit, out int length) && length == Contents.Length && limit >= 0 ? limit : throw Wrong($"has to be a whole number from 0 to {int.MaxValue}");
    }

    public int? LimitOrNull() => IsNull ? null : Limit();

    public decimal? PriceOrNull()
    {
        if (IsNull)
        {
            return null;
        }

        Expect(PackedKind.Number, "a number");

        // What is too small for a decimal would read as free.
        return Utf8Parser.TryParse(Contents, out decimal price, out int length) && length == Contents.Length
            && price is >= 0 and <= ModelErrors.MaxPrice && (price > 0 || IsZero(Contents))
            ? price
            : throw Wrong($"has to be a price in US dollars for a million tokens, from 0 to {ModelErrors.MaxPrice}");
    }

    public DateTime? DateOrNull() => IsNull ? null : Date();

    public DateTime Date() =>
        CalendarDay.TryRead(Text(), out DateTime day) ? day
            : throw Wrong("has to be a date such as 2026-11-21");

    public InvalidDataException Unknown(params string[] known) =>
        Wrong($"isn't known here; there are {string.Join(", ", known)}. Names that begin with $ are left alone");

    public InvalidDataException Wrong(string what, Exception? inner = null) => new($"The catalogue of models can't be read: {Path} {what}.", inner);

    private string TextAt(int place, string otherwise)
    {
        try
        {
            int first = PackedJson.FirstIn(place);
            return PackedJson.KindAt(packed, place) == PackedKind.EscapedString
                ? Unescaped(PackedJson.ContentsAt(packed, place))
                : WellFormed.GetString(packed, first, PackedJson.EndOf(packed, place) - first);
        }
        catch (Exception notWellFormed) when (notWellFormed is InvalidOperationException or ArgumentException)
        {
            throw Wrong(otherwise, notWellFormed);
        }
    }

    /// <remarks>Not part of its caller, which would need the reader of JSON to be loaded whether or not there is such a text.</remarks>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static string Unescaped(ReadOnlySpan<byte> json)
    {
        Utf8JsonReader reader = new(json);
        reader.Read();
        return reader.GetString()!;
    }

    /// <summary>Whether a number has no digit but zeros before its exponent.</summary>
    private static bool IsZero(ReadOnlySpan<byte> number)
    {
        foreach (byte symbol in number)
        {
            if (symbol is (byte)'e' or (byte)'E')
            {
                return true;
            }

            if (symbol is >= (byte)'1' and <= (byte)'9')
            {
                return false;
            }
        }

        return true;
    }

    private void Expect(PackedKind wanted, string what)
    {
        if (Kind != wanted)
        {
            throw Wrong($"has to be {what}, not {(Kind == PackedKind.EscapedString ? PackedKind.String : Kind)}");
        }
    }
}
