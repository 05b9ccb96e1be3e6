using BytePair.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace BytePair.Tests.Api;

/// <summary>What docs/migration.md says to write here compiles.</summary>
public sealed class ExampleMigrationTests
{
    /// <summary>The names that the tables use for what the reader has.</summary>
    private const string Given = """
        BpeTokenizer tokenizer = BpeTokenizer.ForEncoding("o200k_base");
        string text = "", name = "o200k_base", model = "gpt-4o", token = "a";
        string[] texts = [], names = [];
        int[] ids = [];
        int id = 0, max = 1;
        byte[] utf8Text = [], bytes = [];
        int[] room = [];
        char[] chars = [];
        IReadOnlyCollection<string> allowed = [], refused = [];
        HashSet<string> allowedSpecial = [];
        Dictionary<string, int> more = [], extraSpecialTokens = [];

        """;

    [Fact]
    public void Every_call_of_the_tables_compiles()
    {
        string[] calls = [.. Calls()];
        Assert.InRange(calls.Length, 50, 200);
        string code = Given + string.Join("\n", calls.Select(call => $"{{ object? result = Same({call}); }}"))
            + "\nstatic object? Same<T>(T value) where T : allows ref struct => null;";
        var compilation = CSharpCompilation.Create(
            "Migration", [ExampleSource.Parse("Migration", new Example("docs/migration.md", code))], DocumentedApi.References, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        string[] lines = compilation.SyntaxTrees.Single().ToString().Split('\n');
        string errors = string.Join("\n", from diagnostic in compilation.GetDiagnostics()
                                          where diagnostic.Severity == DiagnosticSeverity.Error
                                          select $"{diagnostic.GetMessage(null)}: {lines[diagnostic.Location.GetLineSpan().StartLinePosition.Line]}");
        Assert.True(errors.Length == 0, errors);
    }

    /// <summary>The code in the second column of each table.</summary>
    private static IEnumerable<string> Calls() =>
        from line in File.ReadAllLines(Repository.PathOf("docs", "migration.md"))
        where line.StartsWith("| ", StringComparison.Ordinal)
        let cells = line.Replace("\\|", "\u0001", StringComparison.Ordinal).Split('|')
        let code = cells[2].Replace('\u0001', '|').Split('`')
        where code.Length > 1
        select code[^2];
}
