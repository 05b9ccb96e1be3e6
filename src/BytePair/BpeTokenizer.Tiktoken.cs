using BytePair.Building;
using BytePair.Pretokenization.Patterns;
using BytePair.Saving;
using BytePair.Special;

namespace BytePair;

public sealed partial class BpeTokenizer
{
    private const string UnnamedTiktoken = "tiktoken";

    /// <summary>Makes a tokenizer of a vocabulary in the form of tiktoken: a line for each token, its bytes in base64, a space, its rank, which is its id.</summary>
    /// <param name="path">The file, usually with the ending <c>.tiktoken</c> or <c>.model</c>.</param>
    /// <param name="pattern">The regular expression that text is cut into pieces by, as tiktoken has it (<c>pat_str</c>).</param>
    /// <param name="specialTokens">The text and the id of each special token; none if it is left out.</param>
    /// <param name="encodingName">What <see cref="EncodingName"/> and messages call it; the file's name if it is left out.</param>
    /// <returns>A new tokenizer. Keep it: making one takes part of a second, and it is what callers share.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="path"/> or <paramref name="pattern"/> is null.</exception>
    /// <exception cref="ArgumentException">
    /// The pattern uses what isn't supported, or a special token isn't fit for the vocabulary (see <see cref="WithSpecialTokens"/>); the message says which, and where.
    /// </exception>
    /// <exception cref="InvalidDataException">
    /// The file isn't of that form; or a token or rank comes twice, a rank is above 16777215, a token has over 65535 bytes, there are more than 1,048,319
    /// tokens, or they have more than 64 MB together. The message names the line.
    /// </exception>
    /// <exception cref="IOException">The file can't be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    /// <remarks>
    /// <para>
    /// Ids are those of tiktoken's <c>Encoding</c> of the same parts. Patterns of the models that are known run on the same scanners as the encodings that are built
    /// in; any other runs on an engine of its own, more slowly.
    /// </para>
    /// <para>
    /// A vocabulary may lack single bytes. A text whose ids would need one can't be encoded: that is an <see cref="InvalidOperationException"/>.
    /// </para>
    /// <para>Files may come from anywhere: memory is bounded, and time by the file's length.</para>
    /// </remarks>
    /// <example>
    /// <code>
    /// string file = Path.GetTempFileName();
    /// File.WriteAllText(file, "aA== 0\naQ== 1\naGk= 2\n");
    /// var special = new Dictionary&lt;string, int&gt; { ["&lt;|end|&gt;"] = 3 };
    /// var tokenizer = BpeTokenizer.CreateFromTiktoken(file, @"\S+|\s+", special);
    /// int[] ids = tokenizer.EncodeToIds("hih&lt;|end|&gt;", SpecialTokenHandling.Recognize);    // 2, 0, 3
    /// </code>
    /// </example>
    public static BpeTokenizer CreateFromTiktoken(
        string path, string pattern, IEnumerable<KeyValuePair<string, int>>? specialTokens = null, string? encodingName = null)
    {
        ThrowHelper.IfNull(path, nameof(path));
        ThrowHelper.IfNull(pattern, nameof(pattern));
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1);
        return CreateFromTiktoken(file, pattern, specialTokens, encodingName ?? Path.GetFileName(path));
    }

    /// <inheritdoc cref="CreateFromTiktoken(string, string, IEnumerable{KeyValuePair{string, int}}, string)"/>
    /// <param name="source">The file's content. It is read to its end and stays open.</param>
    /// <param name="pattern">The regular expression that text is cut into pieces by, as tiktoken has it (<c>pat_str</c>).</param>
    /// <param name="specialTokens">The text and the id of each special token; none if it is left out.</param>
    /// <param name="encodingName">What <see cref="EncodingName"/> and messages call it; <c>tiktoken</c> if it is left out.</param>
    /// <exception cref="ArgumentNullException"><paramref name="source"/> or <paramref name="pattern"/> is null.</exception>
    /// <example>
    /// <code>
    /// using var file = new MemoryStream("aA== 0\naQ== 1\naGk= 2\n"u8.ToArray());
    /// var tokenizer = BpeTokenizer.CreateFromTiktoken(file, @"\S+|\s+");
    /// int[] ids = tokenizer.EncodeToIds("hih");       // 2, 0
    /// </code>
    /// </example>
    public static BpeTokenizer CreateFromTiktoken(
        Stream source, string pattern, IEnumerable<KeyValuePair<string, int>>? specialTokens = null, string? encodingName = null)
    {
        ThrowHelper.IfNull(source, nameof(source));
        ThrowHelper.IfNull(pattern, nameof(pattern));
        var grammar = PatternGrammars.OfTiktoken(pattern);
        string name = encodingName ?? UnnamedTiktoken;
        var made = new SharedParts(name, VocabularyBuilder.FromRanks(TiktokenFile.Read(source)), grammar, new SavedRules(SavedRules.Tiktoken, pattern));
        var special = new OwnSpecialTokens(name, new SpecialTokenSet([]), id => !made.Vocabulary.GetBytes(id).IsEmpty);
        return new BpeTokenizer(made, special.Add(specialTokens ?? [], nameof(specialTokens)));
    }
}
