using System.Reflection;
using BytePair.OpenAI.Tests.Support;
using BytePair.Tests.Api;
using BytePair.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace BytePair.OpenAI.Tests.Readme;

/// <summary>Each example of the package's README compiles as it stands, runs against a server, and gives what its comments say.</summary>
public sealed class ReadmeTests(Served served) : IClassFixture<Served>
{
    private const string ClassName = "ReadmeExample";

    /// <summary>What the README says that the reader has.</summary>
    private const string Clients = """
        ChatClient client = BytePair.OpenAI.Tests.Readme.ReadmeClients.Chat!;
        ResponsesClient responses = BytePair.OpenAI.Tests.Readme.ReadmeClients.Responses!;
        EmbeddingClient embeddings = BytePair.OpenAI.Tests.Readme.ReadmeClients.Embeddings!;

        """;

    public static TheoryData<int> Blocks => [.. Enumerable.Range(0, Code().Length)];

    [Theory, MemberData(nameof(Blocks))]
    public async Task Its_examples_run_and_say_what_is_so(int block)
    {
        ReadmeClients.Use(served);
        string code = Code()[block];
        SyntaxTree tree = ExampleSource.Parse(ClassName, new Example("README.md", Clients + code));
        var compilation = CSharpCompilation.Create($"Readme{block}", [tree], DocumentedApi.References, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        using MemoryStream assembly = new();
        string errors = string.Join('\n', compilation.Emit(assembly).Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        Assert.True(errors.Length == 0, errors + "\n" + code);
        MethodInfo method = Assembly.Load(assembly.ToArray()).GetType(ClassName)!.GetMethod(ExampleSource.Method)!;
        if (method.Invoke(null, null) is Task running)
        {
            await running;
        }
    }

    private static string[] Code()
    {
        string[] parts = File.ReadAllText(Repository.PathOf("src", "BytePair.OpenAI", "README.md")).ReplaceLineEndings("\n").Split("```");
        return [.. parts.Where((part, index) => index % 2 == 1 && part.StartsWith("csharp\n", StringComparison.Ordinal)).Select(part => part["csharp\n".Length..])];
    }
}
