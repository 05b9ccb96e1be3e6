using System.Buffers;
using BytePair.Text;

namespace BytePair.Normalization;

/// <summary>Unicode's composed forms, by tables of our own: what the runtime's do depends on its version, and without ICU they may be missing.</summary>
/// <remarks>
/// Most characters stay as they are and have nothing to do with what stands before them; a bit says which don't. Such a character is
/// normalized together with all from the last one before it that stays, to the next one that does: in <c>cafe ́s</c> that is <c>e ́</c>.
/// Ill-formed bytes stay, and nothing reaches across them. Decompositions of assigned characters never change, so a later version of Unicode
/// differs only for characters that this one doesn't know.
/// </remarks>
internal sealed class UnicodeNormalizer : INormalizer
{
    /// <summary>Stands where a combining class does, of a character that has a decomposition.</summary>
    private const int Decomposes = -1;

    private readonly bool compatibly;
    private readonly bool isOfUnicode9;
    private readonly SuspectBytes suspects;

    private UnicodeNormalizer(bool compatibly, bool isOfUnicode9 = false)
    {
        (this.compatibly, this.isOfUnicode9) = (compatibly, isOfUnicode9);
        suspects = new SuspectBytes(point => NormalizationTables.AnyNeedsLook(point, compatibly));
    }

    /// <summary>Characters that are the same are written alike: <c>e</c> and an acute accent as <c>é</c>.</summary>
    public static UnicodeNormalizer Nfc => field ??= new(compatibly: false);

    /// <summary>Also characters that are nearly the same: <c>ﬁ</c> as <c>fi</c>.</summary>
    public static UnicodeNormalizer Nfkc => field ??= new(compatibly: true);

    /// <summary>As <see cref="Nfc"/>, but <see cref="LaterCharacters"/> aren't known: what tokenizer.json means by it.</summary>
    public static UnicodeNormalizer NfcOfUnicode9 => field ??= new(compatibly: false, isOfUnicode9: true);

    /// <summary>As <see cref="Nfkc"/>, but <see cref="LaterCharacters"/> aren't known: what tokenizer.json means by it.</summary>
    public static UnicodeNormalizer NfkcOfUnicode9 => field ??= new(compatibly: true, isOfUnicode9: true);

    /// <inheritdoc/>
    /// <remarks>Linear in the text, but for the order of marks in a run of them, which takes n log n.</remarks>
    public bool TryChange(ReadOnlySpan<byte> text, IBufferWriter<byte> normalized)
    {
        int done = 0;
        CharacterBuffer? characters = null;
        for (int from = 0; FindChange(text, ref from, out int end, ref characters); from = end)
        {
            normalized.Write(text.Slice(done, from - done));
            Write(characters!, normalized);
            done = end;
        }

        characters?.Dispose();
        if (done > 0)
        {
            normalized.Write(text.Slice(done));
        }

        return done > 0;
    }

    /// <inheritdoc/>
    public bool Changes(ReadOnlySpan<byte> text)
    {
        int from = 0;
        CharacterBuffer? characters = null;
        bool isChanged = FindChange(text, ref from, out _, ref characters);
        characters?.Dispose();
        return isChanged;
    }

    /// <inheritdoc/>
    public bool IsBoundary(ReadOnlySpan<byte> text, int position) =>
        !Utf8.TryRead(text.Slice(position), out uint point, out _) || !NeedsLook(point);

    /// <summary>The next stretch that isn't normalized, and what it becomes.</summary>
    private bool FindChange(ReadOnlySpan<byte> text, ref int from, out int end, ref CharacterBuffer? characters)
    {
        for (; FindStretch(text, ref from, out end); from = end)
        {
            ReadOnlySpan<byte> stretch = text.Slice(from, end - from);
            if (IsSettled(stretch))
            {
                continue;
            }

            characters ??= new CharacterBuffer();
            Normalize(stretch, characters);
            if (!IsSame(stretch, characters))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The next stretch in which something may change; it is empty nowhere.</summary>
    private bool FindStretch(ReadOnlySpan<byte> text, ref int from, out int end)
    {
        int length;
        for (int at = suspects.Next(text, from); at < text.Length; at = suspects.Next(text, at + length))
        {
            if (Utf8.TryRead(text.Slice(at), out uint point, out length) && NeedsLook(point))
            {
                from = StartBefore(text, from, at);
                end = at;
                do
                {
                    end += length;
                }
                while (end < text.Length && Utf8.TryRead(text.Slice(end), out point, out length) && NeedsLook(point));
                return true;
            }
        }

        end = text.Length;
        return false;
    }

    /// <summary>Where the character begins that stands before <paramref name="at"/>, if one does that may go together with what follows; else there.</summary>
    private int StartBefore(ReadOnlySpan<byte> text, int from, int at)
    {
        if (at == from)
        {
            return at;
        }

        int before = at - Utf8.LengthBefore(text.Slice(from), at - from);
        return Utf8.TryRead(text.Slice(before, at - before), out uint point, out _) && !IsUnknown(point) ? before : at;
    }

    /// <summary>True if it is quickly seen that a stretch stays: nothing in it decomposes, its marks are in order, and none composes with the letter before it.</summary>
    /// <remarks>So it is with nearly all marks that are written, those of Thai, Hebrew or Devanagari. A syllable of Hangul, which decomposes, isn't settled here.</remarks>
    private bool IsSettled(ReadOnlySpan<byte> stretch)
    {
        uint letter = 0;
        int classBefore = 0;
        while (!stretch.IsEmpty)
        {
            Utf8.TryRead(stretch, out uint point, out int length);
            int ownClass = point < 0x80 ? 0 : NormalizationTables.Find(point, compatibly, out ReadOnlySpan<char> decomposition) is var found && decomposition.IsEmpty ? found : Decomposes;
            if (ownClass == Decomposes || Hangul.IsSyllable(point) || (ownClass > 0 && ownClass < classBefore)
                || Hangul.Compose(letter, point) != 0 || NormalizationTables.Compose(letter, point) != 0)
            {
                return false;
            }

            letter = ownClass == 0 ? point : letter;
            classBefore = ownClass;
            stretch = stretch.Slice(length);
        }

        return true;
    }

    private bool NeedsLook(uint point) => IsInTables(point) && !(isOfUnicode9 && LaterCharacters.Contains(point));

    /// <summary>True for a character that the tables know and this normalizer doesn't: nothing reaches across it either.</summary>
    private bool IsUnknown(uint point) => isOfUnicode9 && IsInTables(point) && LaterCharacters.Contains(point);

    private bool IsInTables(uint point) => compatibly ? NormalizationTables.NeedsLookInNfkc(point) : NormalizationTables.NeedsLookInNfc(point);

    private void Normalize(ReadOnlySpan<byte> stretch, CharacterBuffer characters)
    {
        characters.Clear();
        while (!stretch.IsEmpty)
        {
            Utf8.TryRead(stretch, out uint point, out int length);
            characters.AddDecomposed(point, compatibly);
            stretch = stretch.Slice(length);
        }

        characters.OrderAndCompose();
    }

    private static bool IsSame(ReadOnlySpan<byte> stretch, CharacterBuffer characters)
    {
        int i = 0;
        while (!stretch.IsEmpty && i < characters.Count && Utf8.TryRead(stretch, out uint point, out int length) && point == characters[i])
        {
            stretch = stretch.Slice(length);
            i++;
        }

        return stretch.IsEmpty && i == characters.Count;
    }

    private static void Write(CharacterBuffer characters, IBufferWriter<byte> destination)
    {
        for (int i = 0; i < characters.Count; i++)
        {
            Span<byte> room = destination.GetSpan(Utf8.MaxCharacterLength);
            destination.Advance(Utf8.Write(characters[i], room));
        }
    }
}
