using System.Security.Cryptography;
using BytePair.Building;

namespace BytePair.DataGenerator;

/// <summary>
/// Turns <c>vocab/*.tiktoken</c> into the prebuilt form that is embedded in the assembly. r50k_base isn't among them: it is the
/// beginning of p50k_base, and read from its form.
/// </summary>
internal static class VocabularyGenerator
{
    public static void WriteAll(string vocabularyFolder, string prebuiltFolder)
    {
        Directory.CreateDirectory(prebuiltFolder);
        foreach (string name in (string[])["cl100k_base", "o200k_base", "p50k_base"])
        {
            byte[] published = File.ReadAllBytes(Path.Combine(vocabularyFolder, name + ".tiktoken"));
            TokenSet tokens = TiktokenFile.Read(new MemoryStream(published));
            byte[] prebuilt = VocabularyBuilder.FormOfRanks(tokens, SHA256.HashData(published));
            string target = Path.Combine(prebuiltFolder, name + ".bpv");
            File.WriteAllBytes(target, prebuilt);
            Console.WriteLine($"{Path.GetFileName(target)}: {tokens.Count} tokens, {prebuilt.Length} bytes");
        }
    }
}
