using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using BytePair.Building;
using BytePair.Text;

namespace BytePair.ModelFiles;

/// <summary>Reads <c>model.merges</c>: the two tokens of each merge, as <c>"Ġ t"</c> or as <c>["Ġ", "t"]</c>.</summary>
internal ref struct MergeListReader
{
    private const string Path = "$.model.merges";

    private readonly ModelText text;
    private readonly JsonSection section;
    private readonly FileVocabulary vocabulary;
    private readonly MergeList merges;
    private JsonCursor cursor;
    private byte[] bytes;
    private int count;

    private MergeListReader(ModelText text, JsonSection section, FileVocabulary vocabulary)
    {
        this.text = text;
        this.section = section;
        this.vocabulary = vocabulary;
        merges = new MergeList(vocabulary.Tokens, section.Count);
        cursor = new JsonCursor(text.Slice(section));
        bytes = [];
    }

    private readonly string PathOfThis => Path + "[" + count.ToString(CultureInfo.InvariantCulture) + "]";

    /// <summary>The merges in their order.</summary>
    /// <exception cref="InvalidDataException">A merge isn't one, or what it takes or makes is no token.</exception>
    [MethodImpl(Compilation.AtOnce)]
    public static MergeList Read(ModelText text, JsonSection section, FileVocabulary vocabulary)
    {
        if (section.Kind != JsonTokenType.StartArray)
        {
            throw text.Malformed(Path, section.Start, "An array is expected here, with the merges in their order.");
        }

        var list = new MergeListReader(text, section, vocabulary);
        list.cursor.TrySkip('[');
        if (list.cursor.TrySkip(']'))
        {
            return list.merges;
        }

        do
        {
            list.ReadMerge();
        }
        while (list.cursor.TrySkip(','));

        return list.cursor.TrySkip(']') ? list.merges : throw text.NotJson(Path, section.Start + list.cursor.Position);
    }

    [MethodImpl(Compilation.AtOnce)]
    private void ReadMerge()
    {
        cursor.SkipBlanks();
        int at = section.Start + cursor.Position;
        if (cursor.TrySkip('['))
        {
            bool isPair = cursor.TryReadString(out ReadOnlySpan<byte> left) & cursor.TrySkip(',') & cursor.TryReadString(out ReadOnlySpan<byte> right) & cursor.TrySkip(']');
            if (!isPair)
            {
                throw text.Malformed(PathOfThis, at, "A merge is a string of two tokens, or an array of them.");
            }

            Add(left, right, at);
            return;
        }

        if (!cursor.TryReadString(out ReadOnlySpan<byte> pair))
        {
            throw text.Malformed(PathOfThis, at, "A merge is a string of two tokens, or an array of them.");
        }

        int space = -1;
        int spaces = 0;
        for (int i = 0; i < pair.Length; i++)
        {
            bool isSpace = pair[i] == ' ';
            space = isSpace ? i : space;
            spaces += isSpace ? 1 : 0;
        }

        if (spaces != 1)
        {
            throw text.Malformed(PathOfThis, at, "A merge is two tokens with one space between them.");
        }

        Add(pair.Slice(0, space), pair.Slice(space + 1), at);
    }

    [MethodImpl(Compilation.AtOnce)]
    private void Add(scoped ReadOnlySpan<byte> left, scoped ReadOnlySpan<byte> right, int at)
    {
        int room = left.Length + right.Length;
        bytes = bytes.Length < room ? new byte[2 * room] : bytes;
        string? objection =
            ByteLetters.TryRead(left, bytes, out int leftLength) && ByteLetters.TryRead(right, bytes.AsSpan(leftLength), out int rightLength)
            ? merges.Add(bytes.AsSpan(0, leftLength + rightLength), leftLength)
            : ObjectionBeyondLetters(left, right);
        if (objection is not null)
        {
            throw text.Malformed(PathOfThis, at, $"The merge {objection}.");
        }

        count++;
    }

    /// <summary>Bytes never merge to a token that isn't written in their letters: such a merge is passed over, if it is of tokens.</summary>
    private readonly string? ObjectionBeyondLetters(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        string first = JsonString.Readable(left);
        string second = JsonString.Readable(right);
        return !vocabulary.Has(first) ? "has a first part that is no token"
            : !vocabulary.Has(second) ? "has a second part that is no token"
            : !vocabulary.Has(first + second) ? "makes text that is no token"
            : null;
    }
}
