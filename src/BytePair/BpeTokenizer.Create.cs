using BytePair.ModelFiles;
using BytePair.Special;

namespace BytePair;

public sealed partial class BpeTokenizer
{
    private const string TokenizerJsonName = "tokenizer.json";
    private const string TekkenName = "tekken.json";

    /// <summary>The ids that the model expects before those of a text, such as one for its beginning; none unless the model's file names some.</summary>
    /// <remarks>They are left to the caller: no method adds them but <see cref="EncodeToModelInput(string, SpecialTokenHandling)"/>.</remarks>
    public IReadOnlyList<int> LeadingIds => field ??= Array.AsReadOnly(parts.Template.Before);

    /// <summary>The ids that the model expects behind those of a text, such as one for its end; none unless the model's file names some.</summary>
    /// <remarks>They are left to the caller: no method adds them but <see cref="EncodeToModelInput(string, SpecialTokenHandling)"/>.</remarks>
    public IReadOnlyList<int> TrailingIds => field ??= Array.AsReadOnly(parts.Template.Behind);

    /// <summary>Makes a tokenizer of a model's <c>tokenizer.json</c>, as Hugging Face's tokenizers writes it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="encodingName">What <see cref="EncodingName"/> and messages call it; the file's name if it is left out.</param>
    /// <returns>A new tokenizer. Keep it: making one takes part of a second, and it is what callers share.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="path"/> is null.</exception>
    /// <exception cref="InvalidDataException">
    /// The file isn't a tokenizer.json, or not of a model that is supported. The message says where in the file, and why.
    /// </exception>
    /// <exception cref="IOException">The file can't be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    /// <remarks>
    /// <para>
    /// Supported is byte-level BPE, such as that of Llama 3, Qwen, DeepSeek, GPT and those derived from them, with the ids of Hugging Face's
    /// tokenizers 0.23: pre-tokenizers <c>ByteLevel</c>, <c>Split</c>, <c>Digits</c>, <c>Punctuation</c> and sequences of them; normalizers
    /// <c>NFC</c> and <c>NFKC</c>; added tokens with all their conditions. Other models (SentencePiece with byte fallback, WordPiece, Unigram)
    /// are refused. <c>truncation</c> and <c>padding</c> are ignored: they say what was done to batches, not what the ids of a text are.
    /// </para>
    /// <para>
    /// Added tokens that the file calls special are special tokens, ordinary text unless a <see cref="SpecialTokenHandling"/> says otherwise. The others
    /// (such as <c>&lt;think&gt;</c>) belong to the model's text, and are always recognised. So with <see cref="SpecialTokenHandling.Recognize"/> the ids are
    /// those of <c>encode(text, add_special_tokens=False)</c>.
    /// </para>
    /// <para>
    /// Where normalization changes a text, or a space is put before it, ids and counts are those of the text that the model reads, and places
    /// (<see cref="EncodeToTokens(string, SpecialTokenHandling)"/>) are those in the text that was given.
    /// </para>
    /// <para>Files may come from anywhere: time and memory are bounded by the file's length, and files of over 256 MB are refused.</para>
    /// </remarks>
    /// <example>
    /// <code>
    /// string file = Path.GetTempFileName();
    /// File.WriteAllText(file, """
    ///     {"pre_tokenizer": {"type": "ByteLevel", "add_prefix_space": false},
    ///      "model": {"type": "BPE", "vocab": {"h": 0, "i": 1, "hi": 2}, "merges": ["h i"]}}
    ///     """);
    /// var tokenizer = BpeTokenizer.CreateFromTokenizerJson(file);
    /// int[] ids = tokenizer.EncodeToIds("hihi");    // 2, 2
    /// </code>
    /// </example>
    public static BpeTokenizer CreateFromTokenizerJson(string path, string? encodingName = null)
    {
        ThrowHelper.IfNull(path, nameof(path));
        return Create(TokenizerJsonReader.Read(ModelFile.Read(path)), encodingName ?? Path.GetFileName(path));
    }

    /// <inheritdoc cref="CreateFromTokenizerJson(string, string)"/>
    /// <param name="utf8Json">The file's text. It is read to its end and stays open.</param>
    /// <param name="encodingName">What <see cref="EncodingName"/> and messages call it; <c>tokenizer.json</c> if it is left out.</param>
    /// <exception cref="ArgumentNullException"><paramref name="utf8Json"/> is null.</exception>
    /// <example>
    /// <code>
    /// using var file = new MemoryStream("""
    ///     {"pre_tokenizer": {"type": "ByteLevel", "add_prefix_space": false},
    ///      "model": {"type": "BPE", "vocab": {"h": 0, "i": 1, "hi": 2}, "merges": ["h i"]}}
    ///     """u8.ToArray());
    /// var tokenizer = BpeTokenizer.CreateFromTokenizerJson(file);
    /// int[] ids = tokenizer.EncodeToIds("hihi");    // 2, 2
    /// </code>
    /// </example>
    public static BpeTokenizer CreateFromTokenizerJson(Stream utf8Json, string? encodingName = null)
    {
        ThrowHelper.IfNull(utf8Json, nameof(utf8Json));
        return Create(TokenizerJsonReader.Read(ModelFile.Read(utf8Json)), encodingName ?? TokenizerJsonName);
    }

    /// <inheritdoc cref="CreateFromTokenizerJson(string, string)"/>
    /// <param name="utf8Json">The file's text.</param>
    /// <param name="encodingName">What <see cref="EncodingName"/> and messages call it; <c>tokenizer.json</c> if it is left out.</param>
    /// <example>
    /// <code>
    /// var tokenizer = BpeTokenizer.CreateFromTokenizerJson("""
    ///     {"pre_tokenizer": {"type": "ByteLevel", "add_prefix_space": false},
    ///      "model": {"type": "BPE", "vocab": {"h": 0, "i": 1, "hi": 2}, "merges": ["h i"]}}
    ///     """u8);
    /// int[] ids = tokenizer.EncodeToIds("hihi");    // 2, 2
    /// </code>
    /// </example>
    public static BpeTokenizer CreateFromTokenizerJson(ReadOnlySpan<byte> utf8Json, string? encodingName = null) =>
        Create(TokenizerJsonReader.Read(utf8Json), encodingName ?? TokenizerJsonName);

    /// <inheritdoc cref="CreateFromTokenizerJson(string, string)"/>
    /// <param name="utf8Json">The file's text. It is read to its end and stays open.</param>
    /// <param name="encodingName">What <see cref="EncodingName"/> and messages call it; <c>tokenizer.json</c> if it is left out.</param>
    /// <param name="cancellationToken">Stops the reading of the stream.</param>
    /// <exception cref="ArgumentNullException"><paramref name="utf8Json"/> is null.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    /// <example>
    /// <code>
    /// using var file = new MemoryStream("""
    ///     {"pre_tokenizer": {"type": "ByteLevel", "add_prefix_space": false},
    ///      "model": {"type": "BPE", "vocab": {"h": 0, "i": 1, "hi": 2}, "merges": ["h i"]}}
    ///     """u8.ToArray());
    /// BpeTokenizer tokenizer = await BpeTokenizer.CreateFromTokenizerJsonAsync(file);
    /// int[] ids = tokenizer.EncodeToIds("hihi");    // 2, 2
    /// </code>
    /// </example>
    public static Task<BpeTokenizer> CreateFromTokenizerJsonAsync(Stream utf8Json, string? encodingName = null, CancellationToken cancellationToken = default)
    {
        ThrowHelper.IfNull(utf8Json, nameof(utf8Json));
        return ReadAsync();

        async Task<BpeTokenizer> ReadAsync() =>
            Create(TokenizerJsonReader.Read(await ModelFile.ReadAsync(utf8Json, cancellationToken).ConfigureAwait(false)), encodingName ?? TokenizerJsonName);
    }

    /// <summary>Makes a tokenizer of a <c>tekken.json</c>, Mistral's own form.</summary>
    /// <param name="path">The file.</param>
    /// <param name="encodingName">What <see cref="EncodingName"/> and messages call it; the file's name if it is left out.</param>
    /// <returns>A new tokenizer. Keep it: making one takes part of a second, and it is what callers share.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="path"/> is null.</exception>
    /// <exception cref="InvalidDataException">The file isn't a tekken.json. The message says where in the file, and why.</exception>
    /// <exception cref="IOException">The file can't be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    /// <remarks>
    /// The ids are those of mistral-common: special tokens come first, and the id of every other is its rank and their number. Special tokens that
    /// the file doesn't name are called by their numbers, as <c>&lt;SPECIAL_20&gt;</c>; files up to version 7, which name none, have the first twenty
    /// by custom (<c>&lt;s&gt;</c> is 1, <c>&lt;/s&gt;</c> 2). They are ordinary text unless a <see cref="SpecialTokenHandling"/> says otherwise.
    /// </remarks>
    /// <example>
    /// <code>
    /// string file = Path.GetTempFileName();
    /// File.WriteAllText(file, """
    ///     {"config": {"pattern": "\\S+|\\s+", "default_vocab_size": 5, "default_num_special_tokens": 2, "version": "v3"},
    ///      "vocab": [{"rank": 0, "token_bytes": "aA=="}, {"rank": 1, "token_bytes": "aQ=="}, {"rank": 2, "token_bytes": "aGk="}]}
    ///     """);
    /// var tokenizer = BpeTokenizer.CreateFromTekken(file);
    /// int[] ids = tokenizer.EncodeToIds("hih");    // 4, 2
    /// </code>
    /// </example>
    public static BpeTokenizer CreateFromTekken(string path, string? encodingName = null)
    {
        ThrowHelper.IfNull(path, nameof(path));
        return Create(TekkenReader.Read(ModelFile.Read(path)), encodingName ?? Path.GetFileName(path));
    }

    /// <inheritdoc cref="CreateFromTekken(string, string)"/>
    /// <param name="utf8Json">The file's text. It is read to its end and stays open.</param>
    /// <param name="encodingName">What <see cref="EncodingName"/> and messages call it; <c>tekken.json</c> if it is left out.</param>
    /// <exception cref="ArgumentNullException"><paramref name="utf8Json"/> is null.</exception>
    /// <example>
    /// <code>
    /// using var file = new MemoryStream("""
    ///     {"config": {"pattern": "\\S+|\\s+", "default_vocab_size": 5, "default_num_special_tokens": 2, "version": "v3"},
    ///      "vocab": [{"rank": 0, "token_bytes": "aA=="}, {"rank": 1, "token_bytes": "aQ=="}, {"rank": 2, "token_bytes": "aGk="}]}
    ///     """u8.ToArray());
    /// var tokenizer = BpeTokenizer.CreateFromTekken(file);
    /// int[] ids = tokenizer.EncodeToIds("hih");    // 4, 2
    /// </code>
    /// </example>
    public static BpeTokenizer CreateFromTekken(Stream utf8Json, string? encodingName = null)
    {
        ThrowHelper.IfNull(utf8Json, nameof(utf8Json));
        return Create(TekkenReader.Read(ModelFile.Read(utf8Json)), encodingName ?? TekkenName);
    }

    /// <inheritdoc cref="CreateFromTekken(string, string)"/>
    /// <param name="utf8Json">The file's text.</param>
    /// <param name="encodingName">What <see cref="EncodingName"/> and messages call it; <c>tekken.json</c> if it is left out.</param>
    /// <example>
    /// <code>
    /// var tokenizer = BpeTokenizer.CreateFromTekken("""
    ///     {"config": {"pattern": "\\S+|\\s+", "default_vocab_size": 5, "default_num_special_tokens": 2, "version": "v3"},
    ///      "vocab": [{"rank": 0, "token_bytes": "aA=="}, {"rank": 1, "token_bytes": "aQ=="}, {"rank": 2, "token_bytes": "aGk="}]}
    ///     """u8);
    /// int[] ids = tokenizer.EncodeToIds("hih");    // 4, 2
    /// </code>
    /// </example>
    public static BpeTokenizer CreateFromTekken(ReadOnlySpan<byte> utf8Json, string? encodingName = null) =>
        Create(TekkenReader.Read(utf8Json), encodingName ?? TekkenName);

    /// <inheritdoc cref="CreateFromTekken(string, string)"/>
    /// <param name="utf8Json">The file's text. It is read to its end and stays open.</param>
    /// <param name="encodingName">What <see cref="EncodingName"/> and messages call it; <c>tekken.json</c> if it is left out.</param>
    /// <param name="cancellationToken">Stops the reading of the stream.</param>
    /// <exception cref="ArgumentNullException"><paramref name="utf8Json"/> is null.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    /// <example>
    /// <code>
    /// using var file = new MemoryStream("""
    ///     {"config": {"pattern": "\\S+|\\s+", "default_vocab_size": 5, "default_num_special_tokens": 2, "version": "v3"},
    ///      "vocab": [{"rank": 0, "token_bytes": "aA=="}, {"rank": 1, "token_bytes": "aQ=="}, {"rank": 2, "token_bytes": "aGk="}]}
    ///     """u8.ToArray());
    /// BpeTokenizer tokenizer = await BpeTokenizer.CreateFromTekkenAsync(file);
    /// int[] ids = tokenizer.EncodeToIds("hih");    // 4, 2
    /// </code>
    /// </example>
    public static Task<BpeTokenizer> CreateFromTekkenAsync(Stream utf8Json, string? encodingName = null, CancellationToken cancellationToken = default)
    {
        ThrowHelper.IfNull(utf8Json, nameof(utf8Json));
        return ReadAsync();

        async Task<BpeTokenizer> ReadAsync() =>
            Create(TekkenReader.Read(await ModelFile.ReadAsync(utf8Json, cancellationToken).ConfigureAwait(false)), encodingName ?? TekkenName);
    }

    /// <summary>The ids of a text as the model expects them: <see cref="LeadingIds"/>, those of the text, <see cref="TrailingIds"/>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="specialTokens">What to do with text that spells a special token.</param>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    /// <exception cref="DisallowedSpecialTokenException">The text has a special token that is to be refused.</exception>
    /// <remarks>This is <c>encode(text, add_special_tokens=True)</c> of Hugging Face's tokenizers, for one text.</remarks>
    /// <example>
    /// <code>
    /// var tokenizer = BpeTokenizer.CreateFromTokenizerJson("""
    ///     {"pre_tokenizer": {"type": "ByteLevel", "add_prefix_space": false},
    ///      "post_processor": {"type": "TemplateProcessing", "single": [{"SpecialToken": {"id": "&lt;s&gt;"}}, {"Sequence": {"id": "A"}}],
    ///          "special_tokens": {"&lt;s&gt;": {"ids": [3]}}},
    ///      "added_tokens": [{"id": 3, "content": "&lt;s&gt;", "special": true}],
    ///      "model": {"type": "BPE", "vocab": {"h": 0, "i": 1, "hi": 2}, "merges": ["h i"]}}
    ///     """u8);
    /// int[] ids = tokenizer.EncodeToModelInput("hi");    // 3, 2
    /// </code>
    /// </example>
    public int[] EncodeToModelInput(string text, SpecialTokenHandling specialTokens = default) => InTemplate(EncodeToIds(text, specialTokens));

    /// <inheritdoc cref="EncodeToModelInput(string, SpecialTokenHandling)"/>
    public int[] EncodeToModelInput(ReadOnlySpan<char> text, SpecialTokenHandling specialTokens = default) => InTemplate(EncodeToIds(text, specialTokens));

    /// <inheritdoc cref="EncodeToModelInput(string, SpecialTokenHandling)"/>
    /// <param name="utf8Text">The text in UTF-8.</param>
    /// <param name="specialTokens">What to do with text that spells a special token.</param>
    public int[] EncodeToModelInput(ReadOnlySpan<byte> utf8Text, SpecialTokenHandling specialTokens = default) => InTemplate(EncodeToIds(utf8Text, specialTokens));

    private int[] InTemplate(int[] ids) => parts.Template == TextTemplate.Empty ? ids : [.. parts.Template.Before, .. ids, .. parts.Template.Behind];

    private static BpeTokenizer Create(ModelDefinition model, string name) => Create(model, name, SpecialTokenSet.Of(model.Rules.AddedTokens));

    private static BpeTokenizer Create(ModelDefinition model, string name, SpecialTokenSet specialTokens)
    {
        ModelRules rules = model.Rules;
        return new(new SharedParts(name, model.Vocabulary, rules.Grammar, rules.Saved, rules.Shape) { Template = rules.Template }, specialTokens);
    }
}
