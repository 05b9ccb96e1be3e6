namespace BytePair.Cli.Tests.Readme;

/// <summary>The README's examples of vocabularies made at run time, run as they are printed.</summary>
[Collection(ExamplesCollection.Name)]
public sealed class VocabularyExamples
{
    [Fact]
    public void Learnt_loaded_and_saved()
    {
        string before = Environment.CurrentDirectory;
        DirectoryInfo folder = Directory.CreateTempSubdirectory();
        Environment.CurrentDirectory = folder.FullName;
        try
        {
            // snippet: learnt
            var trainer = new BpeTrainer(BpePatterns.O200k, new BpeTrainerOptions { SpecialTokens = ["<|endoftext|>"] });
            trainer.AddTexts(Enumerable.Repeat("low lower lowest, new newer newest", 10));      // or AddFiles, AddText(stream)
            TrainedVocabulary vocabulary = trainer.Train(270);
            vocabulary.SaveAsTokenizerJson("tokenizer.json");                                  // or SaveAsTiktoken
            // end

            // snippet: loaded
            BpeTokenizer tokenizer = BpeTokenizer.CreateFromTokenizerJson("tokenizer.json");
            int count = tokenizer.CountTokens("lower newest");
            int[] ids = tokenizer.EncodeToIds("lower newest<|endoftext|>", SpecialTokenHandling.Recognize);
            // end

            // snippet: saved
            tokenizer.Save("my.bytepair");                              // with a version and a checksum, the same on every machine
            BpeTokenizer again = BpeTokenizer.Load("my.bytepair");
            // end

            Assert.Equal(270, vocabulary.Count);
            Assert.Equal(ids.Length - 1, count);
            Assert.Equal(269, ids[^1]);
            Assert.Equal(vocabulary.CreateTokenizer().EncodeToIds("lower newest"), ids[..^1]);
            Assert.Equal(ids, again.EncodeToIds("lower newest<|endoftext|>", SpecialTokenHandling.Recognize));
        }
        finally
        {
            Environment.CurrentDirectory = before;
            folder.Delete(recursive: true);
        }
    }
}
