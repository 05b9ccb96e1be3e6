using BytePair.Encodings;
using BytePair.ModelFiles;
using BytePair.Pretokenization;
using BytePair.Pretokenization.Patterns;
using BytePair.Saving;
using BytePair.Special;
using BytePair.Vocabularies;

namespace BytePair;

public sealed partial class BpeTokenizer
{
    /// <summary>Saves the tokenizer in a form that <see cref="Load(string)"/> reads without making its tables again.</summary>
    /// <param name="path">The file; one that is there is overwritten.</param>
    /// <exception cref="ArgumentNullException"><paramref name="path"/> is null.</exception>
    /// <exception cref="IOException">The file can't be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    /// <remarks>
    /// It has all that the tokenizer is made of, special tokens included: 4 to 12 MB for the usual vocabularies. The form is this library's own, with a version and a
    /// checksum, and the same on every machine, whatever its byte order and framework. A later version of the library may refuse it; so keep the source
    /// that the tokenizer was made from.
    /// </remarks>
    /// <example>
    /// <code>
    /// using var source = new MemoryStream("aA== 0\naQ== 1\naGk= 2\n"u8.ToArray());
    /// string file = Path.GetTempFileName();
    /// BpeTokenizer.CreateFromTiktoken(source, @"\S+|\s+").Save(file);
    /// var tokenizer = BpeTokenizer.Load(file);
    /// int[] ids = tokenizer.EncodeToIds("hih");       // 2, 0
    /// </code>
    /// </example>
    public void Save(string path)
    {
        ThrowHelper.IfNull(path, nameof(path));
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None);
        Save(file);
    }

    /// <summary>Saves the tokenizer in a form that <see cref="Load(Stream)"/> reads without making its tables again.</summary>
    /// <param name="destination">Receives the whole in one write; it stays open.</param>
    /// <exception cref="ArgumentNullException"><paramref name="destination"/> is null.</exception>
    /// <inheritdoc cref="Save(string)"/>
    /// <example>
    /// <code>
    /// using var saved = new MemoryStream();
    /// BpeTokenizer.ForEncoding("cl100k_base").Save(saved);
    /// saved.Position = 0;
    /// int count = BpeTokenizer.Load(saved).CountTokens("Hello, world!");      // 4
    /// </code>
    /// </example>
    public void Save(Stream destination)
    {
        ThrowHelper.IfNull(destination, nameof(destination));
        var file = new SavedFileWriter();
        SavedNames.Write(EncodingName, specialTokens.Tokens, file);
        parts.Rules.Write(file);
        VocabularySections.Write(vocabulary, file);
        file.WriteTo(destination);
    }

    /// <summary>Reads a tokenizer that was saved (<see cref="Save(string)"/>).</summary>
    /// <param name="path">The file.</param>
    /// <returns>A new tokenizer, with the ids of the one that was saved.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="path"/> is null.</exception>
    /// <exception cref="InvalidDataException">The file is no saved tokenizer, is damaged, or of another version. The message says so.</exception>
    /// <exception cref="IOException">The file can't be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    /// <remarks>
    /// The file may come from anywhere: the checksum tells what was damaged by chance, and what is read in place is checked besides, so that nobody who changes it
    /// can do worse than a vocabulary of their own.
    /// </remarks>
    /// <example>
    /// <code>
    /// string file = Path.GetTempFileName();
    /// BpeTokenizer.ForEncoding("cl100k_base").Save(file);
    /// int count = BpeTokenizer.Load(file).CountTokens("Hello, world!");       // 4
    /// </code>
    /// </example>
    public static BpeTokenizer Load(string path)
    {
        ThrowHelper.IfNull(path, nameof(path));
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1);
        return Load(file);
    }

    /// <summary>Reads a tokenizer that was saved (<see cref="Save(Stream)"/>).</summary>
    /// <param name="source">Is read from where it stands up to the end of the tokenizer, and no further; it stays open.</param>
    /// <exception cref="ArgumentNullException"><paramref name="source"/> is null.</exception>
    /// <inheritdoc cref="Load(string)"/>
    /// <example>
    /// <code>
    /// using var saved = new MemoryStream();
    /// BpeTokenizer.ForEncoding("cl100k_base").Save(saved);
    /// saved.Position = 0;
    /// int count = BpeTokenizer.Load(saved).CountTokens("Hello, world!");      // 4
    /// </code>
    /// </example>
    public static BpeTokenizer Load(Stream source)
    {
        ThrowHelper.IfNull(source, nameof(source));
        var file = SavedFileReader.Read(source);
        Vocabulary tokens = VocabularySections.Read(file);
        ModelRules rules = RulesOf(SavedRules.Read(file), tokens);
        SpecialTokenSet special = SpecialTokensOf(rules, SavedNames.ReadSpecialTokens(file));
        string name = SavedNames.ReadName(file);
        file.CheckAllNeededAreRead();
        return Create(new ModelDefinition(tokens, rules), name, special);
    }

    /// <exception cref="InvalidDataException">The rules can't be read.</exception>
    private static ModelRules RulesOf(SavedRules saved, Vocabulary tokens) =>
        string.Equals(saved.Kind, SavedRules.TokenizerJson, StringComparison.Ordinal) ? SavedModelRules.Read(saved, tokens) : new ModelRules(GrammarOf(saved), saved);

    /// <exception cref="InvalidDataException">The rules can't be read.</exception>
    private static Grammar GrammarOf(SavedRules rules)
    {
        try
        {
            return rules.Kind switch
            {
                SavedRules.BuiltIn => BuiltInEncodings.Find(rules.Text)?.Grammar,
                SavedRules.Tiktoken => PatternGrammars.OfTiktoken(rules.Text),
                _ => null,
            }
            ?? throw ThrowHelper.SavedDamaged($"it says that text is cut by the rules '{rules.Text}' of '{rules.Kind}', which this version of the library doesn't know");
        }
        catch (ArgumentException exception)
        {
            throw ThrowHelper.SavedDamaged(exception.Message);
        }
    }

    /// <summary>The special tokens of the rules, which come first, and those that a user has added.</summary>
    /// <exception cref="InvalidDataException">Those of the rules aren't there.</exception>
    private static SpecialTokenSet SpecialTokensOf(ModelRules rules, KeyValuePair<string, int>[] saved)
    {
        var ofRules = SpecialTokenSet.Of(rules.AddedTokens);
        for (int i = 0; i < ofRules.Tokens.Count; i++)
        {
            (string text, int id) = (ofRules.Tokens[i].Key, ofRules.Tokens[i].Value);
            if (i >= saved.Length || saved[i].Value != id || !string.Equals(saved[i].Key, text, StringComparison.Ordinal))
            {
                throw ThrowHelper.SavedDamaged($"its special tokens lack '{text}' of its rules");
            }
        }

        return saved.Length == ofRules.Tokens.Count ? ofRules : ofRules.With(saved.Skip(ofRules.Tokens.Count));
    }
}
