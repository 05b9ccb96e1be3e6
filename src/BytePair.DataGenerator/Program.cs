using BytePair.Budgeting.Models;
using BytePair.DataGenerator;

// Makes the generated parts of src/BytePair from their published sources, and the packages' icon; tests compare the results with the sources.
// "models" needs the merged table of models, which isn't in the repository (vocab/README.md), and so isn't among "all".
const string Usage = "usage: BytePair.DataGenerator unicode|vocabularies|catalogue|icon|all, or: BytePair.DataGenerator models TABLE";
if (args is ["models", string table])
{
    string top = RepositoryRoot();
    ModelTable.Write(table, Path.Combine(top, "src", "BytePair.DataGenerator", "Data", "model-notes.json"), Path.Combine(top, "vocab", "models.json"));
    return 0;
}

if (args is not [string what] || what is not ("unicode" or "vocabularies" or "catalogue" or "icon" or "all"))
{
    Console.Error.WriteLine(Usage);
    return 2;
}

string root = RepositoryRoot();
if (what is "unicode" or "all")
{
    CharacterClassGenerator.Write(
        Path.Combine(root, "src", "BytePair.DataGenerator", "Data", "UnicodeClasses-16.0.0.txt"),
        Path.Combine(root, "src", "BytePair.DataGenerator", "Data", "UnicodeProperties-16.0.0.txt"),
        Path.Combine(root, "src", "BytePair", "Pretokenization", "CharacterClasses.g.cs"));
    UnicodePropertyGenerator.Write(
        Path.Combine(root, "src", "BytePair.DataGenerator", "Data", "UnicodeProperties-16.0.0.txt"),
        Path.Combine(root, "src", "BytePair", "Pretokenization", "Patterns", "UnicodeProperties.g.cs"));
    NormalizationGenerator.Write(
        Path.Combine(root, "src", "BytePair.DataGenerator", "Data", "Normalization-15.0.0.txt"),
        Path.Combine(root, "src", "BytePair", "Normalization", "NormalizationTables.g.cs"));
}

if (what is "vocabularies" or "all")
{
    VocabularyGenerator.WriteAll(
        Path.Combine(root, "vocab"),
        Path.Combine(root, "src", "BytePair", "Vocabularies", "Prebuilt"));
}

if (what is "catalogue" or "all")
{
    byte[] packed = PackedJson.Pack(File.ReadAllBytes(Path.Combine(root, "vocab", "models.json")), default);
    string folder = Directory.CreateDirectory(Path.Combine(root, "src", "BytePair.Budgeting", "Models", "Prebuilt")).FullName;
    File.WriteAllBytes(Path.Combine(folder, "models.packed"), packed);
}

if (what is "icon" or "all")
{
    IconGenerator.Write(Path.Combine(root, "src", "icon.png"));
}

return 0;

static string RepositoryRoot()
{
    string? folder = AppContext.BaseDirectory;
    while (folder is not null && !File.Exists(Path.Combine(folder, "Tokenizer.sln")))
    {
        folder = Path.GetDirectoryName(folder);
    }

    return folder ?? throw new InvalidOperationException("Tokenizer.sln was not found above " + AppContext.BaseDirectory + ".");
}
