using BytePair.Blocks;
using BytePair.Pretokenization;
using BytePair.Pretokenization.Patterns;
using BytePair.Special;
using BytePair.Text;
using BytePair.Training;

namespace BytePair;

/// <summary>Learns a vocabulary of one's own from texts, by byte pair encoding.</summary>
/// <remarks>
/// <para>
/// Texts are cut into pieces by a pattern, and the pieces counted. Then the pair of neighbouring tokens that is most frequent within pieces becomes a token, again and
/// again, bytes being the first tokens. Of pairs as frequent as one another the one with the lower first id is taken, then that with the lower
/// second, as Hugging Face's trainer does; single bytes come in its order, too (that of GPT-2: printable ones first). A run such as <c>aaaaa</c> has the
/// pair <c>aa</c> twice, as encoding makes it, not four times.
/// </para>
/// <para>
/// The result follows from the texts: neither the number of threads nor the order of texts changes it, as long as there is no need to forget pieces
/// (<see cref="BpeTrainerOptions.MaxDistinctPieces"/>). Texts are read as they come, in bounded memory. Pieces of over 256 bytes (or
/// <see cref="BpeTrainerOptions.MaxTokenLength"/>, if that is more) are learnt from in parts of that length; a text of over 16 MB in which the pattern
/// nowhere allows a cut is cut there all the same.
/// </para>
/// <para>A trainer is for one thread at a time; it has others help it. Where adding texts fails or is cancelled, a part of them is counted, and the trainer is of no further use.</para>
/// </remarks>
/// <example>
/// <code>
/// var trainer = new BpeTrainer(BpePatterns.O200k, new BpeTrainerOptions { SpecialTokens = ["&lt;|endoftext|&gt;"] });
/// trainer.AddTexts(Enumerable.Repeat("low lower lowest, new newer newest", 10));
/// TrainedVocabulary vocabulary = trainer.Train(270);
/// byte[] token = vocabulary.GetTokenBytes(256).ToArray();    // 119, 101
/// </code>
/// </example>
public sealed class BpeTrainer
{
    private const int LeastPartLength = 256;
    private const int FileBuffer = 1 << 16;

    /// <summary>What a vocabulary can have that is made at run time.</summary>
    private const int MaxVocabularySize = (1 << 20) - 257;

    private readonly BpeTrainerOptions options;
    private readonly PieceCountingTeam team;
    private readonly CorpusReader corpus;
    private bool isBroken;

    /// <summary>A trainer that has seen no text.</summary>
    /// <param name="pattern">The regular expression that text is cut into pieces by, as tiktoken has it (<c>pat_str</c>); <see cref="BpePatterns"/> has some.</param>
    /// <param name="options">What to learn; the defaults if it is left out. Later changes to it don't count.</param>
    /// <exception cref="ArgumentNullException"><paramref name="pattern"/> is null.</exception>
    /// <exception cref="ArgumentException">The pattern uses what isn't supported, or a special token isn't fit; the message says which, and where.</exception>
    /// <example>
    /// <code>
    /// var trainer = new BpeTrainer(@"\w+|\W+", new BpeTrainerOptions { MinPairFrequency = 1 });
    /// trainer.AddText("aa");
    /// int count = trainer.Train(1000).Count;    // 257
    /// </code>
    /// </example>
    public BpeTrainer(string pattern, BpeTrainerOptions? options = null)
    {
        ThrowHelper.IfNull(pattern, nameof(pattern));
        Grammar grammar = PatternGrammars.OfTiktoken(pattern);
        this.options = (options ?? new BpeTrainerOptions()).Copy();
        Pattern = pattern;
        ThrowIfUnfit(this.options.SpecialTokens);
        Pretokenizer pretokenizer = grammar.CreatePretokenizer(InstructionSets.InUse);
        int partLength = Math.Max(LeastPartLength, this.options.MaxTokenLength);
        team = new PieceCountingTeam(
            () => new PieceCounter(pretokenizer, grammar.CanBeginAnywhere, partLength), this.options.Threads, this.options.MaxDistinctPieces, CorpusBlock.UsualLength);
        var specials = new SpecialTokenFinder(this.options.SpecialTokens);
        corpus = new CorpusReader(grammar, pretokenizer, specials, team, this.options.Progress, CorpusReader.UsualMaxLength);
    }

    /// <summary>The regular expression that text is cut into pieces by.</summary>
    public string Pattern { get; }

    /// <summary>How much text was read, in bytes of UTF-8.</summary>
    public long BytesRead => corpus.BytesRead;

    /// <summary>Reads a text.</summary>
    /// <param name="text">A whole text: no piece goes on from one text into another. A lone surrogate reads as U+FFFD.</param>
    /// <param name="cancellationToken">Ends the reading; the trainer is of no further use then.</param>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    /// <exception cref="InvalidOperationException">An earlier call failed or was cancelled.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    /// <example>
    /// <code>
    /// var trainer = new BpeTrainer(BpePatterns.O200k);
    /// trainer.AddText("é");
    /// long bytes = trainer.BytesRead;    // 2
    /// </code>
    /// </example>
    public void AddText(string text, CancellationToken cancellationToken = default)
    {
        ThrowHelper.IfNull(text, nameof(text));
        Add(token => corpus.Read(text.AsSpan(), token), cancellationToken);
    }

    /// <inheritdoc cref="AddText(string, CancellationToken)"/>
    /// <param name="utf8Text">A whole text in UTF-8, which is read to its end and stays open.</param>
    /// <param name="cancellationToken">Ends the reading; the trainer is of no further use then.</param>
    /// <exception cref="ArgumentNullException"><paramref name="utf8Text"/> is null.</exception>
    /// <exception cref="IOException">The stream can't be read.</exception>
    /// <example>
    /// <code>
    /// var trainer = new BpeTrainer(BpePatterns.O200k);
    /// trainer.AddText(new MemoryStream("the cat and the hat"u8.ToArray()));
    /// long bytes = trainer.BytesRead;    // 19
    /// </code>
    /// </example>
    public void AddText(Stream utf8Text, CancellationToken cancellationToken = default)
    {
        ThrowHelper.IfNull(utf8Text, nameof(utf8Text));
        Add(token => corpus.Read(new StreamSource(utf8Text), token), cancellationToken);
    }

    /// <inheritdoc cref="AddText(string, CancellationToken)"/>
    /// <param name="reader">A whole text, which is read to its end and stays open.</param>
    /// <param name="cancellationToken">Ends the reading; the trainer is of no further use then.</param>
    /// <exception cref="ArgumentNullException"><paramref name="reader"/> is null.</exception>
    /// <exception cref="IOException">The reader can't read.</exception>
    /// <example>
    /// <code>
    /// var trainer = new BpeTrainer(BpePatterns.O200k);
    /// trainer.AddText(new StringReader("the cat and the hat"));
    /// long bytes = trainer.BytesRead;    // 19
    /// </code>
    /// </example>
    public void AddText(TextReader reader, CancellationToken cancellationToken = default)
    {
        ThrowHelper.IfNull(reader, nameof(reader));
        Add(
            token =>
            {
                using var source = new ReaderSource(reader);
                corpus.Read(source, token);
            },
            cancellationToken);
    }

    /// <summary>Reads many texts.</summary>
    /// <param name="texts">Whole texts, which are taken one after the other and not kept.</param>
    /// <param name="cancellationToken">Ends the reading; the trainer is of no further use then.</param>
    /// <exception cref="ArgumentNullException"><paramref name="texts"/> is null.</exception>
    /// <exception cref="ArgumentException">One of the texts is null.</exception>
    /// <exception cref="InvalidOperationException">An earlier call failed or was cancelled.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    /// <example>
    /// <code>
    /// var trainer = new BpeTrainer(BpePatterns.O200k);
    /// trainer.AddTexts(["the cat", "the hat"]);
    /// long bytes = trainer.BytesRead;    // 14
    /// </code>
    /// </example>
    public void AddTexts(IEnumerable<string> texts, CancellationToken cancellationToken = default)
    {
        ThrowHelper.IfNull(texts, nameof(texts));
        Add(
            token =>
            {
                int index = 0;
                foreach (string text in texts)
                {
                    corpus.Read((text ?? throw ThrowHelper.NullText(index, nameof(texts))).AsSpan(), token);
                    index++;
                }
            },
            cancellationToken);
    }

    /// <inheritdoc cref="AddTexts(IEnumerable{string}, CancellationToken)"/>
    /// <param name="utf8Texts">Whole texts in UTF-8, which are taken one after the other and not kept.</param>
    /// <param name="cancellationToken">Ends the reading; the trainer is of no further use then.</param>
    /// <exception cref="ArgumentNullException"><paramref name="utf8Texts"/> is null.</exception>
    /// <example>
    /// <code>
    /// var trainer = new BpeTrainer(BpePatterns.O200k);
    /// trainer.AddTexts(new ReadOnlyMemory&lt;byte&gt;[] { "the cat"u8.ToArray(), "the hat"u8.ToArray() });
    /// long bytes = trainer.BytesRead;    // 14
    /// </code>
    /// </example>
    public void AddTexts(IEnumerable<ReadOnlyMemory<byte>> utf8Texts, CancellationToken cancellationToken = default)
    {
        ThrowHelper.IfNull(utf8Texts, nameof(utf8Texts));
        Add(
            token =>
            {
                foreach (ReadOnlyMemory<byte> text in utf8Texts)
                {
                    corpus.Read(text.Span, token);
                }
            },
            cancellationToken);
    }

    /// <summary>Reads files in UTF-8, each a text.</summary>
    /// <param name="paths">The files. A mark of byte order at the beginning of one is left out.</param>
    /// <param name="cancellationToken">Ends the reading; the trainer is of no further use then.</param>
    /// <exception cref="ArgumentNullException"><paramref name="paths"/> or one of them is null.</exception>
    /// <exception cref="InvalidOperationException">An earlier call failed or was cancelled.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    /// <exception cref="IOException">A file can't be read.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be read.</exception>
    /// <example>
    /// <code>
    /// string file = Path.GetTempFileName();
    /// File.WriteAllText(file, "the cat and the hat");
    /// var trainer = new BpeTrainer(BpePatterns.O200k);
    /// trainer.AddFiles([file]);
    /// long bytes = trainer.BytesRead;    // 19
    /// </code>
    /// </example>
    public void AddFiles(IEnumerable<string> paths, CancellationToken cancellationToken = default)
    {
        ThrowHelper.IfNull(paths, nameof(paths));
        Add(
            token =>
            {
                foreach (string path in paths)
                {
                    using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, FileBuffer, FileOptions.SequentialScan);
                    SkipByteOrderMark(file);
                    corpus.Read(new StreamSource(file), token);
                }
            },
            cancellationToken);
    }

    /// <summary>Learns a vocabulary from all texts so far. May be called again, for another size or after more texts.</summary>
    /// <param name="vocabularySize">The number of tokens to learn, special tokens and single bytes among them. There will be fewer where the texts don't give so many.</param>
    /// <param name="cancellationToken">Ends the learning; the trainer can be used further.</param>
    /// <exception cref="ArgumentOutOfRangeException">The size isn't enough for the single bytes and the special tokens, or is more than a vocabulary may have (1,048,319).</exception>
    /// <exception cref="InvalidOperationException">An earlier call that added texts failed or was cancelled.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    /// <remarks>Takes about as long as counting the pieces of the texts did, and a few bytes of memory for each byte of the distinct pieces.</remarks>
    /// <example>
    /// <code>
    /// var trainer = new BpeTrainer(BpePatterns.O200k);
    /// trainer.AddTexts(Enumerable.Repeat("the cat and the hat", 10));
    /// TrainedVocabulary vocabulary = trainer.Train(259);
    /// string merged = Encoding.UTF8.GetString(vocabulary.GetTokenBytes(258).ToArray());    // the
    /// </code>
    /// </example>
    public TrainedVocabulary Train(int vocabularySize, CancellationToken cancellationToken = default)
    {
        ThrowIfBroken();
        int extra = options.SpecialTokens.Count;
        int least = extra + (options.IncludeAllBytes ? ByteLetters.Count : 0);
        if (vocabularySize < least || vocabularySize > MaxVocabularySize)
        {
            throw ThrowHelper.VocabularySizeOutOfRange(vocabularySize, least, MaxVocabularySize, nameof(vocabularySize));
        }

        corpus.Finish();
        TrainedTokens tokens = VocabularyTraining.Run(team.Collect(), vocabularySize - extra, options, BytesRead, cancellationToken);
        return new TrainedVocabulary(Pattern, tokens, options.SpecialTokens);
    }

    private static void ThrowIfUnfit(IReadOnlyList<string> specialTokens)
    {
        var own = new OwnSpecialTokens("the vocabulary", new SpecialTokenSet([]), _ => false);
        own.Add(specialTokens.Select((text, i) => new KeyValuePair<string, int>(text, i)), "options");
    }

    /// <summary>A trainer whose text ended anywhere is good for nothing.</summary>
    private void Add(Action<CancellationToken> read, CancellationToken cancellation)
    {
        ThrowIfBroken();
        isBroken = true;
        cancellation.ThrowIfCancellationRequested();
        read(cancellation);
        isBroken = false;
    }

    private void ThrowIfBroken()
    {
        if (isBroken)
        {
            throw ThrowHelper.BrokenTrainer();
        }
    }

    private static void SkipByteOrderMark(FileStream file)
    {
        bool isMarked = file.ReadByte() == 0xEF && file.ReadByte() == 0xBB && file.ReadByte() == 0xBF;
        file.Position = isMarked ? 3 : 0;
    }
}
