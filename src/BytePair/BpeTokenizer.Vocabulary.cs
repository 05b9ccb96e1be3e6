using BytePair.Decoding;
using BytePair.Text;

namespace BytePair;

public sealed partial class BpeTokenizer
{
    /// <summary>The id of <c>&lt;|endoftext|&gt;</c>, which every encoding that is built in has (tiktoken's <c>eot_token</c>).</summary>
    /// <exception cref="InvalidOperationException">The encoding was read from a model's file, and has no special token of that text.</exception>
    public int EndOfTextId => specialTokens.IdOfText.TryGetValue("<|endoftext|>", out int id) ? id : throw ThrowHelper.NoEndOfText(EncodingName);

    /// <summary>Tells whether an id is a token of the encoding, special tokens included.</summary>
    /// <param name="id">The id.</param>
    /// <returns>False for an id out of range, and for one that no token has.</returns>
    /// <example>
    /// <code>
    /// var tokenizer = BpeTokenizer.ForEncoding("cl100k_base");
    /// bool isToken = tokenizer.IsTokenId(9906);       // true
    /// bool isHole = tokenizer.IsTokenId(100256);      // false (cl100k_base leaves it out)
    /// </code>
    /// </example>
    public bool IsTokenId(int id) => decoder.TryGetBytes(id, out _);

    /// <summary>Tells whether an id is a special token of the encoding.</summary>
    /// <param name="id">The id.</param>
    /// <returns>False for other tokens, and for an id that is none.</returns>
    /// <example>
    /// <code>
    /// var tokenizer = BpeTokenizer.ForEncoding("cl100k_base");
    /// bool isSpecial = tokenizer.IsSpecialToken(100257);      // true
    /// </code>
    /// </example>
    public bool IsSpecialToken(int id) => specialTokens.IsSpecial(id);

    /// <summary>The bytes of a token.</summary>
    /// <param name="id">The id of a token; a special token has the bytes of its text.</param>
    /// <returns>The bytes, at least one, read where the vocabulary lies; they stay valid for as long as the assembly is loaded. They needn't be whole characters.</returns>
    /// <exception cref="UnknownTokenIdException">The id is no token of the encoding.</exception>
    /// <remarks>Takes the same time for every id; allocates nothing.</remarks>
    /// <example>
    /// <code>
    /// var tokenizer = BpeTokenizer.ForEncoding("cl100k_base");
    /// ReadOnlySpan&lt;byte&gt; bytes = tokenizer.GetTokenBytes(9906);      // 72, 101, 108, 108, 111
    /// </code>
    /// </example>
    public ReadOnlySpan<byte> GetTokenBytes(int id) =>
        decoder.TryGetBytes(id, out ReadOnlySpan<byte> bytes) ? bytes : throw new UnknownTokenIdException(id, EncodingName);

    /// <summary>The bytes of a token, if the id is one.</summary>
    /// <param name="id">The id.</param>
    /// <param name="utf8Bytes">The bytes, as <see cref="GetTokenBytes"/> gives them; empty where the result is false.</param>
    /// <returns>False for an id that is no token of the encoding.</returns>
    /// <remarks>Takes the same time for every id; allocates nothing.</remarks>
    /// <example>
    /// <code>
    /// var tokenizer = BpeTokenizer.ForEncoding("cl100k_base");
    /// bool isToken = tokenizer.TryGetTokenBytes(-1, out ReadOnlySpan&lt;byte&gt; bytes);      // false
    /// </code>
    /// </example>
    public bool TryGetTokenBytes(int id, out ReadOnlySpan<byte> utf8Bytes) => decoder.TryGetBytes(id, out utf8Bytes);

    /// <summary>The text of a token.</summary>
    /// <param name="id">The id of a token.</param>
    /// <param name="invalidUtf8">What becomes of bytes that are no UTF-8, as in tokens that are part of a character; U+FFFD by default.</param>
    /// <returns>The text: what <see cref="Decode(ReadOnlySpan{int}, SpecialTokenDecoding, InvalidUtf8Handling)"/> gives for this id alone.</returns>
    /// <exception cref="UnknownTokenIdException">The id is no token of the encoding.</exception>
    /// <exception cref="InvalidUtf8Exception">The token isn't whole characters, and <paramref name="invalidUtf8"/> is <see cref="InvalidUtf8Handling.Throw"/>.</exception>
    /// <example>
    /// <code>
    /// var tokenizer = BpeTokenizer.ForEncoding("cl100k_base");
    /// string text = tokenizer.GetTokenText(9906);     // Hello
    /// </code>
    /// </example>
    public string GetTokenText(int id, InvalidUtf8Handling invalidUtf8 = InvalidUtf8Handling.Replace) =>
        TextDecoder.ToText(GetTokenBytes(id), new DecodingRules(SpecialTokenDecoding.AsText, invalidUtf8));

    /// <summary>The id of the token that is just this text, special tokens included (tiktoken's <c>encode_single_token</c>).</summary>
    /// <param name="text">The text; a lone surrogate reads as U+FFFD.</param>
    /// <returns>The id. A token of the vocabulary comes before a special token of the same text.</returns>
    /// <exception cref="ArgumentException">No token is just this text.</exception>
    /// <remarks>Linear in the length of the longest token at most.</remarks>
    /// <example>
    /// <code>
    /// var tokenizer = BpeTokenizer.ForEncoding("cl100k_base");
    /// int hello = tokenizer.GetTokenId("Hello");              // 9906
    /// int end = tokenizer.GetTokenId("&lt;|endoftext|&gt;");        // 100257
    /// </code>
    /// </example>
    public int GetTokenId(ReadOnlySpan<char> text) =>
        TryGetTokenId(text, out int id) ? id : throw ThrowHelper.NoSuchToken(text.ToString(), EncodingName, nameof(text));

    /// <summary>The id of the token that is just these bytes, special tokens included (tiktoken's <c>encode_single_token</c>).</summary>
    /// <param name="utf8Text">The bytes.</param>
    /// <inheritdoc cref="GetTokenId(ReadOnlySpan{char})"/>
    /// <exception cref="ArgumentException">No token is just these bytes.</exception>
    /// <example>
    /// <code>
    /// var tokenizer = BpeTokenizer.ForEncoding("cl100k_base");
    /// int hello = tokenizer.GetTokenId("Hello"u8);            // 9906
    /// </code>
    /// </example>
    public int GetTokenId(ReadOnlySpan<byte> utf8Text) =>
        TryGetTokenId(utf8Text, out int id) ? id : throw ThrowHelper.NoSuchToken(TextDecoder.ToText(utf8Text, DecodingRules.Default), EncodingName, nameof(utf8Text));

    /// <summary>The id of the token that is just this text, if there is one, special tokens included.</summary>
    /// <param name="text">The text; a lone surrogate reads as U+FFFD.</param>
    /// <param name="id">The id; -1 where the result is false. A token of the vocabulary comes before a special token of the same text.</param>
    /// <returns>False if no token is just this text.</returns>
    /// <remarks>Linear in the length of the longest token at most; allocates nothing once special tokens have been looked for.</remarks>
    /// <example>
    /// <code>
    /// var tokenizer = BpeTokenizer.ForEncoding("cl100k_base");
    /// bool isOne = tokenizer.TryGetTokenId("Hello, world", out int id);       // false (it takes three)
    /// </code>
    /// </example>
    public bool TryGetTokenId(ReadOnlySpan<char> text, out int id)
    {
        // Longer than any token in UTF-8, in which no char takes less than a byte.
        if (text.Length > MaxTokenLength)
        {
            id = -1;
            return false;
        }

        using var utf8 = new ShortUtf8(text, stackalloc byte[ShortUtf8.StackLength]);
        return TryGetTokenId(utf8.Bytes, out id);
    }

    /// <summary>The id of the token that is just these bytes, if there is one, special tokens included.</summary>
    /// <param name="utf8Text">The bytes.</param>
    /// <param name="id">The id; -1 where the result is false. A token of the vocabulary comes before a special token of the same text.</param>
    /// <returns>False if no token is just these bytes.</returns>
    /// <remarks>Linear in the length of the longest token at most; allocates nothing once special tokens have been looked for.</remarks>
    /// <example>
    /// <code>
    /// var tokenizer = BpeTokenizer.ForEncoding("cl100k_base");
    /// bool isOne = tokenizer.TryGetTokenId([0xF0, 0x9F, 0x98], out int id);       // true (three of the four bytes of many emoji)
    /// int three = id;                                                             // 76460
    /// </code>
    /// </example>
    public bool TryGetTokenId(ReadOnlySpan<byte> utf8Text, out int id)
    {
        id = utf8Text.IsEmpty || utf8Text.Length > MaxTokenLength ? -1 : vocabulary.FindToken(utf8Text);
        if (id < 0 && utf8Text.Length <= specialTokens.MaxLength &&
            specialTokens.RulesFor(SpecialTokenHandling.Recognize)!.TryFindRecognized(utf8Text, 0, out _, out int length, out int special) &&
            length == utf8Text.Length)
        {
            id = special;
        }

        return id >= 0;
    }

    /// <summary>All tokens of the encoding, special tokens included, by rising id; ids that no token has are left out.</summary>
    /// <returns>The tokens, each made as it is read.</returns>
    /// <example>
    /// <code>
    /// var tokenizer = BpeTokenizer.ForEncoding("cl100k_base");
    /// int count = tokenizer.EnumerateTokens().Count();                                        // 100261
    /// int words = tokenizer.EnumerateTokens().Count(token =&gt; token.Text.StartsWith(' '));     // 44610
    /// </code>
    /// </example>
    public IEnumerable<VocabularyToken> EnumerateTokens()
    {
        int nextId = 0;
        int[] specials = [.. specialTokens.Ids];
        Array.Sort(specials);
        foreach (int special in specials)
        {
            for (; nextId < Math.Min(special, vocabulary.IdCount); nextId++)
            {
                if (!vocabulary.GetBytes(nextId).IsEmpty)
                {
                    yield return new VocabularyToken(decoder, nextId, isSpecial: false);
                }
            }

            // The vocabulary of a model's file may have it too.
            nextId += special == nextId ? 1 : 0;
            yield return new VocabularyToken(decoder, special, specialTokens.IsSpecial(special));
        }

        for (; nextId < vocabulary.IdCount; nextId++)
        {
            if (!vocabulary.GetBytes(nextId).IsEmpty)
            {
                yield return new VocabularyToken(decoder, nextId, isSpecial: false);
            }
        }
    }

    /// <summary>The tokens that begin with some text: those that may take the place of its last token when a model goes on with it ("token healing").</summary>
    /// <param name="prefix">The text; a lone surrogate reads as U+FFFD.</param>
    /// <inheritdoc cref="FindTokensByPrefix(ReadOnlySpan{byte})"/>
    /// <example>
    /// <code>
    /// var tokenizer = BpeTokenizer.ForEncoding("cl100k_base");
    /// ReadOnlySpan&lt;int&gt; ids = tokenizer.FindTokensByPrefix("://");
    /// string first = tokenizer.GetTokenText(ids[0]);                      // ://
    /// </code>
    /// </example>
    public ReadOnlySpan<int> FindTokensByPrefix(scoped ReadOnlySpan<char> prefix)
    {
        if (prefix.Length > MaxTokenLength)
        {
            return default;
        }

        using var utf8 = new ShortUtf8(prefix, stackalloc byte[ShortUtf8.StackLength]);
        return FindTokensByPrefix(utf8.Bytes);
    }

    /// <summary>The tokens that begin with some bytes: those that may take the place of the last token of a text when a model goes on with it ("token healing").</summary>
    /// <param name="utf8Prefix">The bytes.</param>
    /// <returns>
    /// Their ids, in the order of their bytes, so that the token that is just this, if there is one, comes first. Special tokens are left
    /// out: no text goes on to be one.
    /// </returns>
    /// <remarks>
    /// The first call for an encoding sorts the vocabulary and keeps 4 bytes for each id. Any other takes time in the logarithm of the
    /// number of tokens, allocates nothing, and gives a view.
    /// </remarks>
    /// <example>
    /// <code>
    /// var tokenizer = BpeTokenizer.ForEncoding("cl100k_base");
    /// ReadOnlySpan&lt;int&gt; ids = tokenizer.FindTokensByPrefix("://"u8);
    /// string first = tokenizer.GetTokenText(ids[0]);                      // ://
    /// </code>
    /// </example>
    public ReadOnlySpan<int> FindTokensByPrefix(scoped ReadOnlySpan<byte> utf8Prefix) => parts.SortedTokens.WithPrefix(utf8Prefix);

    /// <summary>Tells whether a token can follow another: whether the bytes of the two, as one text, encode to just the two.</summary>
    /// <param name="id">The id of the token that comes first.</param>
    /// <param name="nextId">The id of the token behind it.</param>
    /// <returns>True if so, and always if one of the two is a special token: it stands between texts.</returns>
    /// <exception cref="UnknownTokenIdException">An id is no token of the encoding.</exception>
    /// <remarks>
    /// It is about the two alone. In a longer text, what stands around them can move a cut, so that two tokens may stand side by side
    /// there though this is false. Takes time in the length of the two; leaves no trace in what the tokenizer keeps of texts.
    /// </remarks>
    /// <example>
    /// <code>
    /// var tokenizer = BpeTokenizer.ForEncoding("cl100k_base");
    /// int h = tokenizer.GetTokenId("H");
    /// int ello = tokenizer.GetTokenId("ello");
    /// bool can = tokenizer.CanFollow(h, ello);        // false ("Hello" is one token)
    /// </code>
    /// </example>
    public bool CanFollow(int id, int nextId)
    {
        GetTokenBytes(id);
        GetTokenBytes(nextId);
        return specialTokens.TryGetBytes(id, out _) || specialTokens.TryGetBytes(nextId, out _) || parts.Adjacency.IsEncodedAsSuch(id, nextId);
    }

    /// <summary>The tokens that can follow a token, as <see cref="CanFollow"/> defines it.</summary>
    /// <param name="id">The id of the token that comes first.</param>
    /// <returns>Their ids, rising, special tokens included; each looked for as it is read.</returns>
    /// <exception cref="UnknownTokenIdException">The id is no token of the encoding.</exception>
    /// <remarks>To read all of them is to ask <see cref="CanFollow"/> for each token of the encoding.</remarks>
    /// <example>
    /// <code>
    /// var tokenizer = BpeTokenizer.ForEncoding("cl100k_base");
    /// int h = tokenizer.GetTokenId("H");
    /// bool hasEllo = tokenizer.EnumerateFollowers(h).Contains(tokenizer.GetTokenId("ello"));      // false
    /// </code>
    /// </example>
    public IEnumerable<int> EnumerateFollowers(int id)
    {
        GetTokenBytes(id);
        return EnumerateTokens().Select(token => token.Id).Where(nextId => CanFollow(id, nextId));
    }
}
