using System.Globalization;
using System.Text.Json;
using BytePair.Building;
using BytePair.Pretokenization;
using BytePair.Pretokenization.Patterns;
using BytePair.Saving;
using BytePair.Special;

namespace BytePair.ModelFiles;

/// <summary>Reads a <c>tekken.json</c>, Mistral's own form: ranks as tiktoken has them, behind the ids of special tokens.</summary>
/// <remarks>
/// The file lists more tokens than a model has: <c>default_vocab_size</c> says how many ids there are in all,
/// <c>default_num_special_tokens</c> how many of them are special. What special tokens aren't named have names by their numbers. This is how
/// mistral-common reads it.
/// </remarks>
internal static class TekkenReader
{
    private const string Vocab = "$.vocab";

    /// <summary>The versions whose files may leave the special tokens out.</summary>
    private static readonly string[] EarlyVersions = ["v1", "v2", "v3", "v7"];

    /// <summary>The special tokens of files that leave them out, by their ids.</summary>
    private static readonly string[] EarlySpecials =
    [
        "<unk>", "<s>", "</s>", "[INST]", "[/INST]", "[AVAILABLE_TOOLS]", "[/AVAILABLE_TOOLS]", "[TOOL_RESULTS]", "[/TOOL_RESULTS]", "[TOOL_CALLS]",
        "[IMG]", "<pad>", "[IMG_BREAK]", "[IMG_END]", "[PREFIX]", "[MIDDLE]", "[SUFFIX]", "[SYSTEM_PROMPT]", "[/SYSTEM_PROMPT]", "[TOOL_CONTENT]",
    ];

    /// <exception cref="InvalidDataException">The file isn't a tekken.json; the message says where and why.</exception>
    public static ModelDefinition Read(ReadOnlySpan<byte> utf8Json)
    {
        var text = new ModelText(utf8Json);
        var outline = JsonOutlineReader.Read(text, inner: null, ["config", "vocab", "special_tokens"]);
        JsonPart config = JsonPart.Find(text, outline, "config") ?? throw Missing("config");
        int idCount = config.Get("default_vocab_size").AsNumber(TokenSet.MaxId);
        int specialCount = config.Get("default_num_special_tokens").AsNumber(idCount);
        JsonPart pattern = config.Get("pattern");
        AddedToken[] specials = ReadSpecials(JsonPart.Find(text, outline, "special_tokens"), config, specialCount);
        TokenSet tokens = ReadVocabulary(text, outline.TryFind("vocab", out JsonSection? section) ? section : throw Missing("vocab"), specialCount, idCount);
        var rules = new ModelRules(ReadPattern(pattern), new SavedRules(SavedRules.Tiktoken, pattern.AsText())) { AddedTokens = specials };
        return new ModelDefinition(VocabularyBuilder.FromRanks(tokens), rules);
    }

    private static InvalidDataException Missing(string name) => new($"$: The property '{name}' is missing; the file isn't a tekken.json.");

    private static Grammar ReadPattern(JsonPart pattern)
    {
        try
        {
            return PatternGrammars.OfTiktoken(pattern.AsText());
        }
        catch (ArgumentException e)
        {
            throw pattern.Malformed(e.Message);
        }
    }

    private static AddedToken[] ReadSpecials(JsonPart? section, JsonPart config, int count)
    {
        string?[] texts = new string?[count];
        HashSet<string> seen = new(StringComparer.Ordinal);
        if (section is { } part)
        {
            foreach (JsonPart item in part.Items())
            {
                int id = item.Get("rank").AsNumber(count - 1);
                JsonPart text = item.Get("token_str");
                if (texts[id] is not null || text.AsText().Length == 0 || !seen.Add(text.AsText()))
                {
                    throw text.Malformed($"The special token '{text.AsText()}', or the rank {id}, comes twice, or it is empty.");
                }

                texts[id] = text.AsText();
            }
        }
        else
        {
            CheckVersion(config);
            EarlySpecials.AsSpan(0, Math.Min(count, EarlySpecials.Length)).CopyTo(texts!);
        }

        var tokens = new AddedToken[count];
        for (int id = 0; id < count; id++)
        {
            tokens[id] = new(texts[id] ?? "<SPECIAL_" + id.ToString(CultureInfo.InvariantCulture) + ">", id) { IsSpecial = true };
        }

        return tokens;
    }

    private static void CheckVersion(JsonPart config)
    {
        JsonPart version = config.Get("version");
        if (Array.IndexOf(EarlyVersions, version.AsText()) < 0)
        {
            throw version.Malformed($"Files of the version '{version.AsText()}' have to name their special tokens ($.special_tokens).");
        }
    }

    /// <summary>The tokens of the first ranks, as many as the model has.</summary>
    private static TokenSet ReadVocabulary(ModelText text, JsonSection section, int specialCount, int idCount)
    {
        if (section.Kind != JsonTokenType.StartArray)
        {
            throw text.Malformed(Vocab, section.Start, "An array is expected here, with an object for each token.");
        }

        int count = idCount - specialCount;
        var tokens = new TokenSet(expected: count);
        Utf8JsonReader reader = text.Reader(section);
        reader.Read();
        for (int rank = 0; rank < count && reader.Read() && reader.TokenType != JsonTokenType.EndArray; rank++)
        {
            long at = section.Start + reader.TokenStartIndex;
            string? objection = AddToken(ref reader, rank, rank + specialCount, tokens);
            if (objection is not null)
            {
                throw text.Malformed($"{Vocab}[{rank.ToString(CultureInfo.InvariantCulture)}]", at, $"The token {objection}.");
            }
        }

        return tokens.Count == count ? tokens
            : throw text.Malformed(Vocab, section.Start, $"There are {tokens.Count} tokens, fewer than the {count} of the model ($.config.default_vocab_size less the special ones).");
    }

    /// <summary>Adds the token that the reader is at, and moves it to the token's end; or says what is wrong.</summary>
    private static string? AddToken(ref Utf8JsonReader reader, int rank, int id, TokenSet tokens)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return "isn't an object";
        }

        byte[]? bytes = null;
        int given = -1;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool isRank = reader.ValueTextEquals("rank");
            bool isBytes = reader.ValueTextEquals("token_bytes");
            reader.Read();
            if (isRank && (given >= 0 || reader.TokenType != JsonTokenType.Number || !reader.TryGetInt32(out given)))
            {
                return "has no rank, or two";
            }

            if (isBytes && (bytes is not null || reader.TokenType != JsonTokenType.String || !reader.TryGetBytesFromBase64(out bytes)))
            {
                return "has no bytes in base64 (token_bytes), or has them twice";
            }

            reader.Skip();
        }

        return given != rank ? $"hasn't the rank {rank}; the tokens are to be in the order of their ranks"
            : bytes is null ? "has no bytes (token_bytes)"
            : tokens.Add(bytes, id);
    }
}
