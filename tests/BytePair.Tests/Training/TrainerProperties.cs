using System.Text;
using BytePair.Tests.Properties;
using BytePair.Tests.Reference;
using BytePair.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace BytePair.Tests.Training;

/// <summary>What is learnt is what the definition says, however texts come and whoever counts.</summary>
public sealed class TrainerProperties
{
    /// <summary>Few letters, so that pairs repeat and overlap.</summary>
    private static readonly Arbitrary<string[]> Corpora = Arb.From(
        from letters in Gen.Elements("a", "ab", "abc", "ab ", "aab  1", "aé😀")
        from texts in Gen.Elements(letters.EnumerateRunes().Select(rune => rune.ToString()).ToArray()).ArrayOf().Select(string.Concat).ArrayOf().Resize(20)
        select texts,
        Shrinking.Of);

    [Fact]
    public void Merges_are_those_of_the_definition() => Invariant.Holds(
        Corpora,
        texts => Assert.Equal(NaiveTrainer.Merges(Pieces(texts), 30), MergesOf(Trained(texts, 256 + 30, new() { MinPairFrequency = 1 }))),
        cases: 500);

    [Fact]
    public void Rare_pairs_and_long_tokens_are_left_out() => Invariant.Holds(
        Corpora,
        texts =>
        {
            BpeTrainerOptions options = new() { MinPairFrequency = 3, MaxTokenLength = 5 };
            Assert.Equal(NaiveTrainer.Merges(Pieces(texts), 50, least: 3, maxLength: 5), MergesOf(Trained(texts, 256 + 50, options)));
        },
        cases: 300);

    [Fact]
    public void Hostile_bytes_are_learnt_from_as_they_are() => Invariant.Holds(
        HostileText.Bytes,
        text =>
        {
            // No piece is so long that it is learnt from in parts.
            byte[] bytes = text.Value[..Math.Min(text.Value.Length, 256)];
            BpeTrainer trainer = new(BpePatterns.Gpt2, new() { MinPairFrequency = 1 });
            trainer.AddTexts([bytes]);
            Assert.Equal(NaiveTrainer.Merges(Pieces(bytes), 15, maxLength: 128), MergesOf(trainer.Train(256 + 15)));
        },
        cases: 300);

    [Fact]
    public void Neither_threads_nor_order_nor_shape_count() => Invariant.Holds(
        Corpora,
        texts =>
        {
            BpeTrainerOptions options = new() { MaxDegreeOfParallelism = 1 };
            List<(string Left, string Right)> expected = MergesOf(Trained(texts, 300, options));
            Assert.Equal(expected, MergesOf(Trained([.. texts.Reverse()], 300, new() { MaxDegreeOfParallelism = 3 })));
            BpeTrainer trainer = new(BpePatterns.Gpt2);
            for (int i = 0; i < texts.Length; i++)
            {
                switch (i % 4)
                {
                    case 0:
                        trainer.AddText(texts[i]);
                        break;
                    case 1:
                        trainer.AddText(new OddReadsStream(EveryShape.Utf8(texts[i]), 1, 2, 3, 61));
                        break;
                    case 2:
                        trainer.AddText(new OddReadsReader(texts[i], 1, 2, 3, 61));
                        break;
                    default:
                        trainer.AddTexts(new ReadOnlyMemory<byte>[] { EveryShape.Utf8(texts[i]) });
                        break;
                }
            }

            Assert.Equal(expected, MergesOf(trainer.Train(300)));
            Assert.Equal(texts.Sum(text => Encoding.UTF8.GetByteCount(text)), trainer.BytesRead);
        },
        cases: 200);

    /// <summary>By ranks, too, each token is made as it was learnt: so both forms of file have the same ids.</summary>
    [Fact]
    public void The_tokenizer_encodes_as_the_merges_say() => Invariant.Holds(
        Corpora,
        texts =>
        {
            TrainedVocabulary vocabulary = Trained(texts, 300, new() { MinPairFrequency = 1, SpecialTokens = ["<|end|>"] });
            List<(string Left, string Right)> merges = MergesOf(vocabulary);
            BpeTokenizer tokenizer = vocabulary.CreateTokenizer();
            using MemoryStream json = new();
            vocabulary.SaveAsTokenizerJson(json);
            BpeTokenizer readAgain = BpeTokenizer.CreateFromTokenizerJson(json.ToArray());
            foreach (string text in texts.Append(string.Concat(texts)).Append(string.Concat(texts.Reverse())))
            {
                int[] ids = tokenizer.EncodeToIds(text);
                Assert.Equal(Pieces([text]).SelectMany(piece => NaiveTrainer.Encode(piece, merges)), ids.Select(id => TokenOf(vocabulary, id)));
                Assert.Equal(ids, readAgain.EncodeToIds(text));
            }

            Assert.Equal([vocabulary.Count - 1], tokenizer.EncodeToIds("<|end|>", SpecialTokenHandling.Recognize));
            Assert.Equal(vocabulary.Count, tokenizer.VocabularySize);
        },
        cases: 100);

    internal static TrainedVocabulary Trained(IEnumerable<string> texts, int size, BpeTrainerOptions? options = null, string pattern = BpePatterns.Gpt2)
    {
        BpeTrainer trainer = new(pattern, options);
        trainer.AddTexts(texts);
        return trainer.Train(size);
    }

    internal static List<(string Left, string Right)> MergesOf(TrainedVocabulary vocabulary) =>
    [
        .. from index in Enumerable.Range(0, vocabulary.MergeCount)
           let merge = vocabulary.GetMerge(index)
           select (TokenOf(vocabulary, merge.Left), TokenOf(vocabulary, merge.Right))
    ];

    internal static string TokenOf(TrainedVocabulary vocabulary, int id) => Encoding.Latin1.GetString(vocabulary.GetTokenBytes(id));

    private static IEnumerable<string> Pieces(string[] texts) => texts.SelectMany(text => Pieces(EveryShape.Utf8(text)));

    private static IEnumerable<string> Pieces(byte[] utf8Text)
    {
        int start = 0;
        foreach (int end in ReferencePieces.Ends(Gpt2Grammar.EndOfPiece, utf8Text))
        {
            yield return Encoding.Latin1.GetString(utf8Text, start, end - start);
            start = end;
        }
    }
}
