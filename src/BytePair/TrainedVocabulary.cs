using System.Collections.ObjectModel;
using BytePair.Training;

namespace BytePair;

/// <summary>A vocabulary that a <see cref="BpeTrainer"/> has learnt: to be used, or saved in the forms that others read.</summary>
/// <remarks>Ids of single bytes come first, then those of merges in their order, then those of special tokens. Immutable, and safe for any number of threads.</remarks>
/// <example>
/// <code>
/// var trainer = new BpeTrainer(BpePatterns.O200k);
/// trainer.AddTexts(Enumerable.Repeat("the cat and the hat", 10));
/// TrainedVocabulary vocabulary = trainer.Train(260);
/// int count = vocabulary.Count;    // 260
/// </code>
/// </example>
public sealed class TrainedVocabulary
{
    private readonly TrainedTokens tokens;
    private readonly KeyValuePair<string, int>[] specialTokens;

    internal TrainedVocabulary(string pattern, TrainedTokens tokens, IReadOnlyList<string> specialTokens)
    {
        this.tokens = tokens;
        this.specialTokens = [.. specialTokens.Select((text, i) => new KeyValuePair<string, int>(text, tokens.Count + i))];
        Pattern = pattern;
    }

    /// <summary>The regular expression that text is cut into pieces by.</summary>
    public string Pattern { get; }

    /// <summary>The number of tokens, special tokens among them. Ids go from 0 to below it.</summary>
    public int Count => tokens.Count + specialTokens.Length;

    /// <summary>How many tokens were made by merging two others.</summary>
    public int MergeCount => tokens.Merges.Count;

    /// <summary>The text and the id of each special token.</summary>
    public IReadOnlyDictionary<string, int> SpecialTokens => field ??= new ReadOnlyDictionary<string, int>(
        specialTokens.ToDictionary(token => token.Key, token => token.Value, StringComparer.Ordinal));

    /// <summary>The bytes of an ordinary token.</summary>
    /// <param name="id">An id that is no special token's.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no ordinary token of this id.</exception>
    /// <example>
    /// <code>
    /// TrainedVocabulary vocabulary = new BpeTrainer(BpePatterns.Gpt2).Train(256);
    /// byte[] first = vocabulary.GetTokenBytes(0).ToArray();    // 33
    /// </code>
    /// </example>
    public ReadOnlySpan<byte> GetTokenBytes(int id) =>
        (uint)id < (uint)tokens.Count ? tokens.BytesOf(id) : throw ThrowHelper.NotTrained(id, tokens.Count, nameof(id));

    /// <summary>Which two tokens were merged to make one.</summary>
    /// <param name="index">Which merge: 0 is the first, and makes the first token behind the single bytes.</param>
    /// <returns>The ids of both.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no merge of this number (<see cref="MergeCount"/>).</exception>
    /// <example>
    /// <code>
    /// var trainer = new BpeTrainer(BpePatterns.Gpt2);
    /// trainer.AddText("\"!\"!");
    /// (int left, int right) = trainer.Train(257).GetMerge(0);
    /// int both = left + right;    // 1
    /// </code>
    /// </example>
    public (int Left, int Right) GetMerge(int index)
    {
        ulong merge = (uint)index < (uint)MergeCount ? tokens.Merges[index] : throw ThrowHelper.NotTrained(index, MergeCount, nameof(index));
        return (PairCounts.LeftOf(merge), PairCounts.RightOf(merge));
    }

    /// <summary>Makes a tokenizer of the vocabulary, its pattern and its special tokens.</summary>
    /// <param name="encodingName">What <see cref="BpeTokenizer.EncodingName"/> and messages call it; <c>trained</c> if it is left out.</param>
    /// <returns>A new tokenizer, with the ids of this vocabulary. Keep it: making one takes part of a second.</returns>
    /// <example>
    /// <code>
    /// var trainer = new BpeTrainer(BpePatterns.O200k);
    /// trainer.AddTexts(Enumerable.Repeat("the cat and the hat", 10));
    /// BpeTokenizer tokenizer = trainer.Train(260).CreateTokenizer();
    /// string text = tokenizer.Decode(tokenizer.EncodeToIds("that"));    // that
    /// </code>
    /// </example>
    public BpeTokenizer CreateTokenizer(string? encodingName = null)
    {
        using var file = new MemoryStream();
        SaveAsTiktoken(file);
        file.Position = 0;
        return BpeTokenizer.CreateFromTiktoken(file, Pattern, specialTokens, encodingName ?? "trained");
    }

    /// <summary>Saves the tokens in the form of tiktoken: a line for each token, its bytes in base64, a space, its id.</summary>
    /// <param name="path">The file, which is overwritten if it is there.</param>
    /// <exception cref="ArgumentNullException"><paramref name="path"/> is null.</exception>
    /// <exception cref="IOException">The file can't be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    /// <remarks>The form has neither the pattern nor the special tokens: whoever reads it has to be told.</remarks>
    /// <example>
    /// <code>
    /// TrainedVocabulary vocabulary = new BpeTrainer(BpePatterns.Gpt2).Train(256);
    /// string file = Path.GetTempFileName();
    /// vocabulary.SaveAsTiktoken(file);
    /// string first = File.ReadLines(file).First();    // IQ== 0
    /// </code>
    /// </example>
    public void SaveAsTiktoken(string path)
    {
        ThrowHelper.IfNull(path, nameof(path));
        using FileStream file = File.Create(path);
        SaveAsTiktoken(file);
    }

    /// <inheritdoc cref="SaveAsTiktoken(string)"/>
    /// <param name="destination">Where it is written to; stays open.</param>
    /// <exception cref="ArgumentNullException"><paramref name="destination"/> is null.</exception>
    /// <exception cref="IOException">The stream can't be written to.</exception>
    /// <example>
    /// <code>
    /// TrainedVocabulary vocabulary = new BpeTrainer(BpePatterns.Gpt2).Train(256);
    /// using var file = new MemoryStream();
    /// vocabulary.SaveAsTiktoken(file);
    /// string begin = Encoding.ASCII.GetString(file.ToArray(), 0, 6);    // IQ== 0
    /// </code>
    /// </example>
    public void SaveAsTiktoken(Stream destination)
    {
        ThrowHelper.IfNull(destination, nameof(destination));
        TiktokenWriter.Write(destination, tokens);
    }

    /// <summary>Saves all as a <c>tokenizer.json</c>, which Hugging Face's tokenizers reads, and what is built on it.</summary>
    /// <param name="path">The file, which is overwritten if it is there.</param>
    /// <exception cref="ArgumentNullException"><paramref name="path"/> is null.</exception>
    /// <exception cref="NotSupportedException">The pattern means something else there and can't be translated; the message says what to change.</exception>
    /// <exception cref="IOException">The file can't be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    /// <remarks>The pattern is written in their dialect, with the same pieces. Special tokens are recognised there in all text.</remarks>
    /// <example>
    /// <code>
    /// TrainedVocabulary vocabulary = new BpeTrainer(BpePatterns.Gpt2).Train(256);
    /// string file = Path.GetTempFileName();
    /// vocabulary.SaveAsTokenizerJson(file);
    /// bool isJson = File.ReadAllText(file).StartsWith("{");    // true
    /// </code>
    /// </example>
    public void SaveAsTokenizerJson(string path)
    {
        ThrowHelper.IfNull(path, nameof(path));
        string pattern = PatternForJson();
        using FileStream file = File.Create(path);
        TokenizerJsonWriter.Write(file, tokens, pattern, specialTokens);
    }

    /// <inheritdoc cref="SaveAsTokenizerJson(string)"/>
    /// <param name="destination">Where it is written to; stays open.</param>
    /// <exception cref="ArgumentNullException"><paramref name="destination"/> is null.</exception>
    /// <exception cref="IOException">The stream can't be written to.</exception>
    /// <example>
    /// <code>
    /// TrainedVocabulary vocabulary = new BpeTrainer(BpePatterns.Gpt2).Train(256);
    /// using var file = new MemoryStream();
    /// vocabulary.SaveAsTokenizerJson(file);
    /// string begin = Encoding.UTF8.GetString(file.ToArray(), 0, 1);    // {
    /// </code>
    /// </example>
    public void SaveAsTokenizerJson(Stream destination)
    {
        ThrowHelper.IfNull(destination, nameof(destination));
        TokenizerJsonWriter.Write(destination, tokens, PatternForJson(), specialTokens);
    }

    private string PatternForJson() => HuggingFacePattern.Of(Pattern) ?? throw ThrowHelper.PatternNotForJson(Pattern);
}
