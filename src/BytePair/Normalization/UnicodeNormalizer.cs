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
    private readonly bool compatibly;
    private readonly bool isOfUnicode9;

    private UnicodeNormalizer(bool compatibly, bool isOfUnicode9 = false) => (this.compatibly, this.isOfUnicode9) = (compatibly, isOfUnicode9);

    /// <summary>Characters that are the same are written alike: <c>e</c> and an acute accent as <c>é</c>.</summary>
    public static UnicodeNormalizer Nfc { get; } = new(compatibly: false);

    /// <summary>Also characters that are nearly the same: <c>ﬁ</c> as <c>fi</c>.</summary>
    public static UnicodeNormalizer Nfkc { get; } = new(compatibly: true);

    /// <summary>As <see cref="Nfc"/>, but <see cref="LaterCharacters"/> aren't known: what tokenizer.json means by it.</summary>
    public static UnicodeNormalizer NfcOfUnicode9 { get; } = new(compatibly: false, isOfUnicode9: true);

    /// <summary>As <see cref="Nfkc"/>, but <see cref="LaterCharacters"/> aren't known: what tokenizer.json means by it.</summary>
    public static UnicodeNormalizer NfkcOfUnicode9 { get; } = new(compatibly: true, isOfUnicode9: true);

    /// <inheritdoc/>
    /// <remarks>Linear in the text, but for the order of marks in a run of them, which takes n log n.</remarks>
    public bool TryChange(ReadOnlySpan<byte> text, IBufferWriter<byte> normalized)
    {
        int done = 0;
        CharacterBuffer? characters = null;
        for (int at = 0; FindStretch(text, ref at, out int end); at = end)
        {
            characters ??= new CharacterBuffer();
            ReadOnlySpan<byte> stretch = text.Slice(at, end - at);
            Normalize(stretch, characters);
            if (!IsSame(stretch, characters))
            {
                normalized.Write(text.Slice(done, at - done));
                Write(characters, normalized);
                done = end;
            }
        }

        characters?.Dispose();
        if (done > 0)
        {
            normalized.Write(text.Slice(done));
        }

        return done > 0;
    }

    /// <inheritdoc/>
    public bool IsBoundary(ReadOnlySpan<byte> text, int position) =>
        !Utf8.TryRead(text.Slice(position), out uint point, out _) || !NeedsLook(point);

    /// <summary>The next stretch in which something may change; it is empty nowhere.</summary>
    private bool FindStretch(ReadOnlySpan<byte> text, ref int at, out int end)
    {
        int start = at;
        while (at < text.Length)
        {
            if (text[at] < 0x80)
            {
                at += LengthOfAscii(text.Slice(at));
                start = at - 1;
                continue;
            }

            bool isWellFormed = Utf8.TryRead(text.Slice(at), out uint point, out int length);
            if (isWellFormed && NeedsLook(point))
            {
                end = at;
                do
                {
                    end += length;
                }
                while (end < text.Length && Utf8.TryRead(text.Slice(end), out point, out length) && NeedsLook(point));
                at = start;
                return true;
            }

            start = isWellFormed && !IsUnknown(point) ? at : at + length;
            at += length;
        }

        end = at;
        return false;
    }

    private static int LengthOfAscii(ReadOnlySpan<byte> text)
    {
#if NET
        int length = text.IndexOfAnyExceptInRange((byte)0, (byte)0x7F);
        return length < 0 ? text.Length : length;
#else
        int length = 1;
        while (length < text.Length && text[length] < 0x80)
        {
            length++;
        }

        return length;
#endif
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
