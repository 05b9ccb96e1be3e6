using System.Security.Cryptography;
using BytePair.Vocabularies;

namespace BytePair.DataGenerator;

/// <summary>Turns every <c>vocab/*.tiktoken</c> into the prebuilt form that is embedded in the assembly.</summary>
internal static class VocabularyGenerator
{
    public static void WriteAll(string vocabularyFolder, string prebuiltFolder)
    {
        Directory.CreateDirectory(prebuiltFolder);
        foreach (string source in Directory.GetFiles(vocabularyFolder, "*.tiktoken").Order(StringComparer.Ordinal))
        {
            byte[] published = File.ReadAllBytes(source);
            List<KeyValuePair<int, byte[]>> tokens = TiktokenFile.Parse(published);
            byte[] prebuilt = PrebuiltVocabularyWriter.Write(tokens, SHA256.HashData(published));
            string target = Path.Combine(prebuiltFolder, Path.GetFileNameWithoutExtension(source) + ".bpv");
            File.WriteAllBytes(target, prebuilt);
            Console.WriteLine($"{Path.GetFileName(target)}: {tokens.Count} tokens, {prebuilt.Length} bytes");
        }
    }
}
