namespace BytePair.Tests.Reference;

/// <summary>Where tokens stand: in bytes one after the other, in chars from the first to the last character that they have bytes of.</summary>
internal static class ReferencePlaces
{
    public static EncodedToken[] InBytes(BpeTokenizer tokenizer, byte[] utf8Text, int[] ids)
    {
        ILookup<int, byte[]> specialTexts = tokenizer.SpecialTokens.ToLookup(token => token.Value, token => System.Text.Encoding.UTF8.GetBytes(token.Key));
        List<EncodedToken> tokens = [];
        int start = 0;
        foreach (int id in ids)
        {
            // Two texts may have one id: it is the one that stands there.
            bool isSpecial = specialTexts.Contains(id);
            int length = isSpecial
                ? specialTexts[id].Where(text => utf8Text.AsSpan(start).StartsWith(text)).Max(text => text.Length)
                : tokenizer.DecodeToUtf8([id]).Length;
            tokens.Add(new EncodedToken(id, start, length, isSpecial));
            start += length;
        }

        return [.. tokens];
    }

    public static EncodedToken[] InChars(BpeTokenizer tokenizer, string text, int[] ids)
    {
        // For each byte, the chars of the character that it belongs to.
        List<(int Start, int End)> charsOfByte = [];
        for (int start = 0, end; start < text.Length; start = end)
        {
            bool isPair = start + 1 < text.Length && char.IsSurrogatePair(text[start], text[start + 1]);
            end = start + (isPair ? 2 : 1);
            charsOfByte.AddRange(Enumerable.Repeat((start, end), System.Text.Encoding.UTF8.GetByteCount(text.AsSpan(start, end - start))));
        }

        return [.. from token in InBytes(tokenizer, System.Text.Encoding.UTF8.GetBytes(text), ids)
                   let start = charsOfByte[token.Start].Start
                   select new EncodedToken(token.Id, start, charsOfByte[token.End - 1].End - start, token.IsSpecial)];
    }
}
