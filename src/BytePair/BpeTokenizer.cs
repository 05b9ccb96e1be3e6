using BytePair.Blocks;
using BytePair.Decoding;
using BytePair.Encodings;
using BytePair.Explaining;
using BytePair.Pieces;
using BytePair.Pretokenization;
using BytePair.Special;
using BytePair.Vocabularies;

namespace BytePair;

/// <summary>
/// Turns text into the token ids that language models read, counts them, and turns ids back into text, with the ids of
/// OpenAI's tiktoken on every input.
/// </summary>
/// <remarks>
/// <para>Instances are immutable, shared, and safe for any number of threads. Nothing is downloaded: the vocabularies are in the assembly.</para>
/// <para>
/// Text is UTF-16 (<see cref="string"/>, spans of <see cref="char"/>) or UTF-8 (spans of <see cref="byte"/>, streams), with
/// the same ids. A lone surrogate reads as U+FFFD. Bytes that are no UTF-8 are kept: each is a symbol of its own, and
/// decoding to UTF-8 gives it back.
/// </para>
/// <para>Text that spells a special token is ordinary text unless a <see cref="SpecialTokenHandling"/> says otherwise.</para>
/// </remarks>
/// <example>
/// <code>
/// var tokenizer = BpeTokenizer.ForModel("gpt-4o");
/// int count = tokenizer.CountTokens("Hello, world!");      // 4
/// int[] ids = tokenizer.EncodeToIds("Hello, world!");      // 13225, 11, 2375, 0
/// string text = tokenizer.Decode(ids);                     // Hello, world!
/// </code>
/// </example>
public sealed partial class BpeTokenizer
{
    /// <summary>The instances that callers share, each made when it is first asked for, in the order of the names.</summary>
    private static readonly BpeTokenizer?[] Shared = new BpeTokenizer?[BuiltInEncodings.Names.Length];

    private readonly SharedParts parts;
    private readonly Vocabulary vocabulary;
    private readonly TextEncoder encoder;
    private readonly TokenDecoder decoder;
    private readonly SpecialTokenSet specialTokens;
    private readonly PieceEncoder pieces;
    private readonly Explainer explainer;

    private BpeTokenizer(SharedParts parts, SpecialTokenSet specialTokens)
    {
        this.parts = parts;
        this.specialTokens = specialTokens;
        vocabulary = parts.Vocabulary;
        pieces = parts.Pieces;
        encoder = parts.Encoder;
        explainer = parts.Explainer;
        decoder = new TokenDecoder(vocabulary, specialTokens, parts.Name);
        EncodingName = parts.Name;
        VocabularySize = Math.Max(vocabulary.IdCount, specialTokens.MaxId + 1);
    }

    /// <summary>What cuts text into pieces, for whoever measures it alone.</summary>
    internal Pretokenizer Pretokenizer => pieces.Pretokenizer;

    /// <summary>The names that <see cref="ForEncoding"/> takes.</summary>
    public static IReadOnlyList<string> EncodingNames => field ??= Array.AsReadOnly(BuiltInEncodings.Names);

    /// <summary>The name of the encoding, e.g. <c>cl100k_base</c>.</summary>
    public string EncodingName { get; }

    /// <summary>The highest id + 1 (tiktoken's <c>n_vocab</c>), in ids. A few ids below it may be unused.</summary>
    public int VocabularySize { get; }

    /// <summary>The length in bytes of the longest token, special tokens included.</summary>
    public int MaxTokenLength => decoder.MaxTokenLength;

    /// <summary>The text and id of each special token.</summary>
    public IReadOnlyDictionary<string, int> SpecialTokens => specialTokens.ReadOnlyIdOfText;

    internal bool HasOrderedMerges => vocabulary.Traits.Has(VocabularyTraits.HasSimpleGrowth);

    private TextDecoder TextDecoder => field ??= new TextDecoder(decoder);

    /// <summary>What a report of a fault, or of a speed, should say: versions, the instruction set in use, and what the caches hold.</summary>
    /// <returns>The state at this moment.</returns>
    /// <example>
    /// <code>
    /// var tokenizer = BpeTokenizer.ForEncoding("o200k_base");
    /// TokenizerInfo info = tokenizer.GetInfo();
    /// string unicode = info.UnicodeVersion;       // 16.0.0
    /// Console.WriteLine(info);
    /// </code>
    /// </example>
    public TokenizerInfo GetInfo() => new(this, pieces.Workers);

    /// <summary>The tokenizer of an encoding; the same instance at every call, made at the first.</summary>
    /// <param name="encodingName">One of <see cref="EncodingNames"/>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="encodingName"/> is null.</exception>
    /// <exception cref="ArgumentException">There is no encoding of that name; the message lists those that there are.</exception>
    /// <example>
    /// <code>
    /// var tokenizer = BpeTokenizer.ForEncoding("cl100k_base");
    /// int size = tokenizer.VocabularySize;    // 100277
    /// </code>
    /// </example>
    public static BpeTokenizer ForEncoding(string encodingName)
    {
        ThrowHelper.IfNull(encodingName, nameof(encodingName));
        int number = Array.IndexOf(BuiltInEncodings.Names, encodingName);
        return number >= 0
            ? Volatile.Read(ref Shared[number]) ?? Make(number)
            : throw ThrowHelper.UnknownEncoding(encodingName, nameof(encodingName));
    }

    /// <summary>The tokenizer of the encoding that an OpenAI model reads; the same instance at every call.</summary>
    /// <param name="modelName">A model's name as the API takes it, also dated (<c>gpt-4o-2024-08-06</c>) or fine-tuned (<c>ft:gpt-4.1-mini:…</c>).</param>
    /// <remarks>
    /// Known names and families are those of tiktoken 0.14.0 and of public model tables as of 2026-11-21; a later model is
    /// found by the family that its name begins with.
    /// </remarks>
    /// <exception cref="ArgumentNullException"><paramref name="modelName"/> is null.</exception>
    /// <exception cref="ArgumentException">It isn't known which encoding the model reads.</exception>
    /// <example>
    /// <code>
    /// var tokenizer = BpeTokenizer.ForModel("gpt-4o-2024-08-06");
    /// string encoding = tokenizer.EncodingName;    // o200k_base
    /// </code>
    /// </example>
    public static BpeTokenizer ForModel(string modelName)
    {
        ThrowHelper.IfNull(modelName, nameof(modelName));
        return ModelEncodings.Find(modelName) is { } encodingName
            ? ForEncoding(encodingName)
            : throw ThrowHelper.UnknownModel(modelName, nameof(modelName));
    }


    private static BpeTokenizer Make(int number)
    {
        lock (Shared)
        {
            return Shared[number] ?? Create(number);
        }
    }

    private static BpeTokenizer Create(int number)
    {
        EncodingDefinition definition = BuiltInEncodings.Find(BuiltInEncodings.Names[number])!;
        BpeTokenizer tokenizer = new(new SharedParts(definition), new SpecialTokenSet(definition.SpecialTokens));
        Volatile.Write(ref Shared[number], tokenizer);
        return tokenizer;
    }
}
